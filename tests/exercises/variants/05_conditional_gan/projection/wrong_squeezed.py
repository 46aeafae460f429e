# expect: keep the column
def projection(features, y, w, b, V):
    return tf.squeeze(features @ w + b, 1) + tf.reduce_sum(features * (y @ V), axis=1)
