def projection(features, y, w, b, V):
    columns = tf.transpose(w) + tf.matmul(y, V)
    return tf.reduce_sum(features * columns, axis=1, keepdims=True) + b
