def feature_matching(real_features, fake_features):
    gap = keras.ops.mean(real_features, axis=0) - keras.ops.mean(fake_features, axis=0)
    return keras.ops.sum(gap**2)
