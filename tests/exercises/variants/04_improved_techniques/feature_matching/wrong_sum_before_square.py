# expect: so that they cancel
def feature_matching(real_features, fake_features):
    return tf.square(tf.reduce_sum(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))
