# expect: critic_loss: this is the estimate of W1 itself
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(real_scores) - tf.reduce_mean(fake_scores)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
