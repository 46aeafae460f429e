# expect: TensorFlow lost the gradient
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    logits = np.asarray(logits)
    log_q = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return tf.constant(np.sum(one_hot * log_q) / len(logits) + entropy)
