# expect: A score is no probability
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.sigmoid(fake_scores)) - tf.reduce_mean(tf.sigmoid(real_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
