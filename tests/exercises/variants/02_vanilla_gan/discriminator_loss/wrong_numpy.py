# expect: lost the gradient
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * np.mean(np.logaddexp(0, -real_logits) + np.logaddexp(0, fake_logits))
