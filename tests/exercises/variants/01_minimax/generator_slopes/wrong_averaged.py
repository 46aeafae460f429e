# expect: expected an array of shape (2, 12)
def generator_slopes(logits):
    return -np.mean(special.expit(logits)), -np.mean(special.expit(-logits))
