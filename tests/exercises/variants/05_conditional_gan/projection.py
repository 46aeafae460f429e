# %% right_diagonal
def projection(features, y, w, b, V):
    return features @ w + b + tf.linalg.diag_part(features @ tf.transpose(y @ V))[:, None]


# %% right_einsum
def projection(features, y, w, b, V):
    return tf.matmul(features, w) + b + tf.einsum("nd,nk,kd->n", features, y, V)[:, None]


# %% right_keras_dot
def projection(features, y, w, b, V):
    return keras.ops.matmul(features, w) + b + layers.Dot(axes=1)([features, keras.ops.matmul(y, V)])


# %% right_kind_by_kind
def projection(features, y, w, b, V):
    logits = tf.matmul(features, w) + b
    for k in range(7):
        logits += y[:, k : k + 1] * tf.matmul(features, V[k][:, None])
    return logits


# %% right_one_column_each
def projection(features, y, w, b, V):
    columns = tf.transpose(w) + tf.matmul(y, V)
    return tf.reduce_sum(features * columns, axis=1, keepdims=True) + b


# %% wrong_all_with_all: expect every image meets every order
def projection(features, y, w, b, V):
    return features @ w + b + features @ tf.transpose(y @ V)


# %% wrong_all_with_all_turned: expect every image meets every order
def projection(features, y, w, b, V):
    return features @ w + b + (y @ V) @ tf.transpose(features)


# %% wrong_axis_0: expect down the batch
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * (y @ V), axis=0)


# %% wrong_bonus: expect without meeting the features
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(y @ V, axis=1, keepdims=True)


# %% wrong_kind_alone: expect the shade is dropped
def projection(features, y, w, b, V):
    chosen = tf.gather(V, tf.argmax(y[:, :6], axis=1))
    return features @ w + b + tf.reduce_sum(features * chosen, axis=1, keepdims=True)


# %% wrong_mean: expect averaged over the features
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_mean(features * (y @ V), axis=1, keepdims=True)


# %% wrong_multiplied: expect they are added
def projection(features, y, w, b, V):
    return (features @ w + b) * tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)


# %% wrong_no_bias: expect b is missing
def projection(features, y, w, b, V):
    return features @ w + tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)


# %% wrong_no_keepdims: expect plus a row (n,) becomes a table
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * (y @ V), axis=1)


# %% wrong_no_order: expect the order is missing
def projection(features, y, w, b, V):
    return features @ w + b


# %% wrong_not_summed: expect not summed yet
def projection(features, y, w, b, V):
    return features @ w + b + features * (y @ V)


# %% wrong_numpy: expect TensorFlow lost the gradient
def projection(features, y, w, b, V):
    return features @ w + b + np.sum(np.array(features) * np.array(y @ V), axis=1, keepdims=True)


# %% wrong_order_against_features: expect the shapes do not fit
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * (V @ y), axis=1, keepdims=True)


# %% wrong_order_alone: expect only the agreement
def projection(features, y, w, b, V):
    return tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)


# %% wrong_sigmoid: expect went through a sigmoid
def projection(features, y, w, b, V):
    return tf.sigmoid(features @ w + b + tf.reduce_sum(features * (y @ V), axis=1, keepdims=True))


# %% wrong_squeezed: expect keep the column
def projection(features, y, w, b, V):
    return tf.squeeze(features @ w + b, 1) + tf.reduce_sum(features * (y @ V), axis=1)


# %% wrong_whole_batch: expect runs over the whole batch
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * (y @ V))


# %% wrong_y_times_features: expect the shapes do not fit
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * y, axis=1, keepdims=True)


# %% right_rows_by_kind
def projection(features, y, w, b, V):
    rows = tf.gather(V, tf.argmax(y[:, :6], axis=1)) + y[:, 6:] * V[6]
    return features @ w + b + tf.reduce_sum(features * rows, axis=1, keepdims=True)


# %% wrong_features_fixed: expect lost the gradient in `features`, or a part of it
def projection(features, y, w, b, V):
    fixed = tf.stop_gradient(features)
    return features @ w + b + tf.reduce_sum(fixed * (y @ V), axis=1, keepdims=True)
