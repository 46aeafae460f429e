def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_mean(real_features - fake_features, axis=0)))
