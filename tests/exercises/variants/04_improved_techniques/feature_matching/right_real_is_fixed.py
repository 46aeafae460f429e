def feature_matching(real_features, fake_features):
    wanted = tf.stop_gradient(tf.reduce_mean(real_features, axis=0))
    return tf.reduce_sum(tf.math.squared_difference(wanted, tf.reduce_mean(fake_features, axis=0)))
