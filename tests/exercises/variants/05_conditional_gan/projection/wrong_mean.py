# expect: averaged over the features
def projection(features, y, w, b, V):
    return features @ w + b + tf.reduce_mean(features * (y @ V), axis=1, keepdims=True)
