# expect: the shade is dropped
def projection(features, y, w, b, V):
    chosen = tf.gather(V, tf.argmax(y[:, :6], axis=1))
    return features @ w + b + tf.reduce_sum(features * chosen, axis=1, keepdims=True)
