def feature_matching(real_features, fake_features):
    gap = tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)
    return tf.tensordot(gap, gap, axes=1)
