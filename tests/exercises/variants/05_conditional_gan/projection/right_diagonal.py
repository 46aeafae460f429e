def projection(features, y, w, b, V):
    return features @ w + b + tf.linalg.diag_part(features @ tf.transpose(y @ V))[:, None]
