# expect: same row
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(keras.losses.mean_squared_error(real_features, fake_features))
