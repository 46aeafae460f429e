def generator_losses(logits):
    return np.mean(np.logaddexp(0, [logits, -logits]), axis=1) * [-1, 1]
