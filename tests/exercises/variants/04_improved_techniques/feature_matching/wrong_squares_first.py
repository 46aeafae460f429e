# expect: squares the features before
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_mean(real_features**2, 0) - tf.reduce_mean(fake_features**2, 0)))
