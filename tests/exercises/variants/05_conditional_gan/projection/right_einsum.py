def projection(features, y, w, b, V):
    return tf.matmul(features, w) + b + tf.einsum("nd,nk,kd->n", features, y, V)[:, None]
