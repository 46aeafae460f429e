# expect: compared with every fake
def feature_matching(real_features, fake_features):
    gaps = real_features[:, None] - fake_features[None]
    return tf.reduce_mean(tf.reduce_sum(gaps**2, axis=2))
