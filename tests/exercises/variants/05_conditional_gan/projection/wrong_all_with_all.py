# expect: every image meets every order
def projection(features, y, w, b, V):
    return features @ w + b + features @ tf.transpose(y @ V)
