# expect: TensorFlow lost the gradient
def projection(features, y, w, b, V):
    return features @ w + b + np.sum(np.array(features) * np.array(y @ V), axis=1, keepdims=True)
