# expect: applied twice
def generator_losses(logits):
    d = special.expit(logits)
    return -np.mean(np.logaddexp(0, d)), np.mean(np.logaddexp(0, -d))
