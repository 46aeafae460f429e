# expect: expected an array of shape (2,)
def generator_losses(logits):
    return -np.logaddexp(0, logits), np.logaddexp(0, -logits)
