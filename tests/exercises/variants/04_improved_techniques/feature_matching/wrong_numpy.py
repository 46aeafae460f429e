# expect: lost the gradient
def feature_matching(real_features, fake_features):
    return tf.constant(np.sum((np.mean(real_features, axis=0) - np.mean(fake_features, axis=0)) ** 2))
