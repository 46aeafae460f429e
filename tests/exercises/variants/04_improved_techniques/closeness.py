# %% right_keras_ops
def closeness(mapped):
    gaps = keras.ops.abs(keras.ops.expand_dims(mapped, 0) - keras.ops.expand_dims(mapped, 1))
    return keras.ops.sum(keras.ops.exp(-keras.ops.sum(gaps, axis=3)), axis=0) - 1.0


# %% right_map
def closeness(mapped):
    def one(row):
        return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(mapped - row), axis=2)), axis=0) - 1.0

    return tf.map_fn(one, mapped)


# %% right_mask
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    others = 1.0 - tf.eye(tf.shape(mapped)[0])
    return tf.reduce_sum(near * others[:, :, None], axis=1)


# %% right_over_first_axis
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.norm(gaps, ord=1, axis=-1))
    return tf.reduce_sum(near, axis=0) - 1


# %% right_row_by_row
def closeness(mapped):
    rows = []
    for i in range(mapped.shape[0]):
        others = tf.concat([mapped[:i], mapped[i + 1 :]], axis=0)
        distances = tf.reduce_sum(tf.abs(others - mapped[i]), axis=-1)
        rows.append(tf.reduce_sum(tf.exp(-distances), axis=0))
    return tf.stack(rows)


# %% wrong_absolute_of_sum: expect taken of the sum
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.abs(tf.reduce_sum(gaps, axis=-1))), axis=1) - 1


# %% wrong_distance_over_kernels: expect over axis 1 of M, the kernels
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=2)), axis=1) - 1


# %% wrong_distances: expect this sums the distances
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.abs(gaps), axis=(1, 3))


# %% wrong_euclidean: expect this is the Euclidean distance;
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.norm(gaps, axis=-1)), axis=1) - 1


# %% wrong_exponential_first: expect came before the sum over the dimensions
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    others = 1.0 - tf.eye(tf.shape(mapped)[0])
    return tf.reduce_sum(tf.exp(-tf.abs(gaps)) * others[:, :, None, None], axis=(1, 3))


# %% wrong_kernels_summed_too: expect the kernels are summed too; each
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    return tf.reduce_sum(tf.reduce_sum(near, axis=1) - 1, axis=-1)


# %% wrong_mean_over_batch: expect the mean over the batch
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_mean(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1)


# %% wrong_mean_over_dimensions: expect averaged over the dimensions
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_mean(tf.abs(gaps), axis=-1)), axis=1) - 1


# %% wrong_mean_over_others: expect the mean over the others
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    return (tf.reduce_sum(near, axis=1) - 1) / (mapped.shape[0] - 1)


# %% wrong_no_absolute: expect to the left and to the right cancel
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(gaps, axis=-1)), axis=1) - 1


# %% wrong_no_gradient: expect lost the gradient
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    gaps = tf.stop_gradient(gaps)
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1) - 1


# %% wrong_no_minus: expect the minus is missing: what
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1) - 1


# %% wrong_no_minus_self_counted: expect the minus is missing, and
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1)


# %% wrong_one_from_each_pair: expect 1 was taken off each pair
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)) - 1, axis=1)


# %% wrong_others_fixed: expect lost the gradient
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    gaps = mapped[:, None] - tf.stop_gradient(mapped[None])
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1) - 1


# %% wrong_over_kernels: expect the sum runs over the kernels
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=-1)


# %% wrong_pairs: expect these are the pairs
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))


# %% wrong_self_counted: expect too large by 1
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1)


# %% wrong_squares: expect the differences are squared;
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(gaps**2, axis=-1)), axis=1) - 1


# %% wrong_squares_self_counted: expect the differences are squared, and
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(gaps**2, axis=-1)), axis=1)


# %% wrong_without_copies: expect copies of an example were left out with it
def closeness(mapped):
    distances = tf.reduce_sum(tf.abs(mapped[:, None] - mapped[None, :]), axis=-1)
    return tf.reduce_sum(tf.where(distances > 0, tf.exp(-distances), 0.0), axis=1)
