# expect: went through a sigmoid
def projection(features, y, w, b, V):
    return tf.sigmoid(features @ w + b + tf.reduce_sum(features * (y @ V), axis=1, keepdims=True))
