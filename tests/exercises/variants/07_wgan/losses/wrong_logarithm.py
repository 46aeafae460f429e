# expect: there is no logarithm here
def critic_loss(real_scores, fake_scores):
    return -tf.reduce_mean(tf.math.log(real_scores)) - tf.reduce_mean(tf.math.log(1 - fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
