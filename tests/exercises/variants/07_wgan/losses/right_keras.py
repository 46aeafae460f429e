def critic_loss(real_scores, fake_scores):
    return keras.ops.mean(fake_scores - real_scores)


def generator_loss(fake_scores):
    return -keras.ops.mean(fake_scores)
