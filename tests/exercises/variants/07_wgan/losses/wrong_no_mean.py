# expect: average it to a single number
def critic_loss(real_scores, fake_scores):
    return fake_scores - real_scores


def generator_loss(fake_scores):
    return -fake_scores
