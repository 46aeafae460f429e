def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores - real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(-fake_scores)
