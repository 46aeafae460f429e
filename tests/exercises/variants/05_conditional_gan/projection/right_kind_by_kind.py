def projection(features, y, w, b, V):
    logits = tf.matmul(features, w) + b
    for k in range(7):
        logits += y[:, k : k + 1] * tf.matmul(features, V[k][:, None])
    return logits
