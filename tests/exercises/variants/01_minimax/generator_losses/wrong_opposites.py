# expect: pull G opposite ways
def generator_losses(logits):
    loss = np.mean(np.logaddexp(0, -logits))
    return -loss, loss
