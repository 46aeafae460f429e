# expect: only the agreement
def projection(features, y, w, b, V):
    return tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)
