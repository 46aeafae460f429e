# expect: every image meets every order
def projection(features, y, w, b, V):
    return features @ w + b + (y @ V) @ tf.transpose(features)
