# expect: averages the squares over the features
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(tf.square(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))
