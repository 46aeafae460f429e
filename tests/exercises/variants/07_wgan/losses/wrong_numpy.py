# expect: lost the gradient
def critic_loss(real_scores, fake_scores):
    return np.mean(fake_scores) - np.mean(real_scores)


def generator_loss(fake_scores):
    return -np.mean(fake_scores)
