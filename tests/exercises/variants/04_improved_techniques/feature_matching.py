# %% right_dot_product
def feature_matching(real_features, fake_features):
    gap = tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)
    return tf.tensordot(gap, gap, axes=1)


# %% right_keras_ops
def feature_matching(real_features, fake_features):
    gap = keras.ops.mean(real_features, axis=0) - keras.ops.mean(fake_features, axis=0)
    return keras.ops.sum(gap**2)


# %% right_mean_of_differences
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_mean(real_features - fake_features, axis=0)))


# %% right_norm_squared
def feature_matching(real_features, fake_features):
    return tf.norm(tf.reduce_mean(real_features, axis=0) - tf.reduce_mean(fake_features, axis=0)) ** 2


# %% right_real_is_fixed
def feature_matching(real_features, fake_features):
    wanted = tf.stop_gradient(tf.reduce_mean(real_features, axis=0))
    return tf.reduce_sum(tf.math.squared_difference(wanted, tf.reduce_mean(fake_features, axis=0)))


# %% wrong_absolute: expect sums absolute values
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.abs(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))


# %% wrong_all_pairs: expect compared with every fake
def feature_matching(real_features, fake_features):
    gaps = real_features[:, None] - fake_features[None]
    return tf.reduce_mean(tf.reduce_sum(gaps**2, axis=2))


# %% wrong_batch_summed: expect the batch is summed
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_sum(real_features, 0) - tf.reduce_sum(fake_features, 0)))


# %% wrong_fake_is_fixed: expect lost the gradient
def feature_matching(real_features, fake_features):
    gap = tf.reduce_mean(real_features, 0) - tf.stop_gradient(tf.reduce_mean(fake_features, 0))
    return tf.reduce_sum(gap**2)


# %% wrong_mean_squared_error: expect averages the squares over the features
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(tf.square(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))


# %% wrong_negative: expect the sign is wrong
def feature_matching(real_features, fake_features):
    return -tf.reduce_sum(tf.square(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))


# %% wrong_norm: expect no root
def feature_matching(real_features, fake_features):
    return tf.norm(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0))


# %% wrong_not_summed: expect the squares were never summed
def feature_matching(real_features, fake_features):
    return tf.square(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0))


# %% wrong_numpy: expect lost the gradient
def feature_matching(real_features, fake_features):
    return tf.constant(np.sum((np.mean(real_features, axis=0) - np.mean(fake_features, axis=0)) ** 2))


# %% wrong_over_everything: expect averaged to a single number
def feature_matching(real_features, fake_features):
    return tf.square(tf.reduce_mean(real_features) - tf.reduce_mean(fake_features))


# %% wrong_over_features: expect over the features of an example
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_mean(real_features, 1) - tf.reduce_mean(fake_features, 1)))


# %% wrong_pairs: expect same row
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(tf.reduce_sum(tf.square(real_features - fake_features), axis=1))


# %% wrong_pairs_keras: expect same row
def feature_matching(real_features, fake_features):
    return tf.reduce_mean(keras.losses.mean_squared_error(real_features, fake_features))


# %% wrong_squares_first: expect squares the features before
def feature_matching(real_features, fake_features):
    return tf.reduce_sum(tf.square(tf.reduce_mean(real_features**2, 0) - tf.reduce_mean(fake_features**2, 0)))


# %% wrong_sum_before_square: expect so that they cancel
def feature_matching(real_features, fake_features):
    return tf.square(tf.reduce_sum(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))


# %% wrong_without_return: expect end it with return
def feature_matching(real_features, fake_features):
    tf.reduce_sum(tf.square(tf.reduce_mean(real_features, 0) - tf.reduce_mean(fake_features, 0)))
