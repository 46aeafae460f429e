# expect: has no logarithm
def generator_losses(logits):
    return np.mean(np.log(1 - logits)), -np.mean(np.log(logits))
