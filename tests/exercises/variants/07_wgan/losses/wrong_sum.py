# expect: sum over the batch
def critic_loss(real_scores, fake_scores):
    return tf.reduce_sum(fake_scores) - tf.reduce_sum(real_scores)


def generator_loss(fake_scores):
    return -tf.reduce_sum(fake_scores)
