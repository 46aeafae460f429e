def generator_losses(logits):
    small = np.log1p(np.exp(-np.abs(logits)))
    softplus = np.maximum(logits, 0) + small
    return -np.mean(softplus), np.mean(softplus - logits)
