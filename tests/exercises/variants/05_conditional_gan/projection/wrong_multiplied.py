# expect: they are added
def projection(features, y, w, b, V):
    return (features @ w + b) * tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)
