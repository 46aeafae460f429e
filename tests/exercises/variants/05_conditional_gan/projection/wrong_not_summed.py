# expect: not summed yet
def projection(features, y, w, b, V):
    return features @ w + b + features * (y @ V)
