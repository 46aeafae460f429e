# expect: b is missing
def projection(features, y, w, b, V):
    return features @ w + tf.reduce_sum(features * (y @ V), axis=1, keepdims=True)
