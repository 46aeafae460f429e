# expect: the shapes do not fit
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_sum(features * (V @ y), axis=1, keepdims=True)
