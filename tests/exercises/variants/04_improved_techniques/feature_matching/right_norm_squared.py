def feature_matching(real_features, fake_features):
    return tf.norm(tf.reduce_mean(real_features, axis=0) - tf.reduce_mean(fake_features, axis=0)) ** 2
