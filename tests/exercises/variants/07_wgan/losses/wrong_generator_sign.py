# expect: generator_loss: the sign is flipped
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(fake_scores)
