# expect: same row
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(tf.reduce_sum(tf.square(real_features - fake_features), axis=1))
