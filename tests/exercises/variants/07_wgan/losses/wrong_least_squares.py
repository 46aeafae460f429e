# expect: least squares
def critic_loss(real_scores, fake_scores):
    return 0.5 * tf.reduce_mean((real_scores - 1) ** 2) + 0.5 * tf.reduce_mean(fake_scores**2)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
