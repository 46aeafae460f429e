# expect: sums over the fakes
def generator_losses(logits):
    return -np.sum(np.logaddexp(0, logits)), np.sum(np.logaddexp(0, -logits))
