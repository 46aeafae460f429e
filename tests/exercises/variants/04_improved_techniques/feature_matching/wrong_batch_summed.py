# expect: the batch is summed
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_sum(real_features, 0) - tf.reduce_sum(fake_features, 0)))
