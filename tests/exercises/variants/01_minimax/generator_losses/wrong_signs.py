# expect: both signs are flipped
def generator_losses(logits):
    return np.mean(np.logaddexp(0, logits)), -np.mean(np.logaddexp(0, -logits))
