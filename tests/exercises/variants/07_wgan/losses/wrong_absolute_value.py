# expect: forgets on which side
def critic_loss(real_scores, fake_scores):
    return -tf.abs(tf.reduce_mean(real_scores) - tf.reduce_mean(fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
