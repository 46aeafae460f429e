def critic_loss(real_scores, fake_scores):
    return tf.reduce_sum(fake_scores - real_scores) / len(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_sum(-fake_scores) / len(fake_scores)
