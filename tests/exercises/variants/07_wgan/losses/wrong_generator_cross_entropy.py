# expect: generator_loss: this is the cross-entropy
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-fake_scores))
