# expect: lost the gradient
def feature_matching(real_features, fake_features):
    gap = tf.reduce_mean(real_features, 0) - tf.stop_gradient(tf.reduce_mean(fake_features, 0))
    return tf.reduce_sum(gap**2)
