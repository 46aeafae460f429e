# expect: the order is missing
def projection(features, y, w, b, V):
    return features @ w + b
