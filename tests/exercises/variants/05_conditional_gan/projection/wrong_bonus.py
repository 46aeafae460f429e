# expect: without meeting the features
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(y @ V, axis=1, keepdims=True)
