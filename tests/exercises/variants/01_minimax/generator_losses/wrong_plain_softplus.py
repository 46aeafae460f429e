# expect: rounds to 0 or 1
def generator_losses(logits):
    return -np.mean(np.log(1 + np.exp(logits))), np.mean(np.log(1 + np.exp(-logits)))
