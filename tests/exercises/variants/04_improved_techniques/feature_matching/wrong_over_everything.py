# expect: averaged to a single number
def feature_matching(real_features, fake_features):
    return tf.square(tf.reduce_mean(real_features) - tf.reduce_mean(fake_features))
