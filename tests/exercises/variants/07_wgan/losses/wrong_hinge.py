# expect: hinge loss
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.nn.relu(1 - real_scores)) + tf.reduce_mean(tf.nn.relu(1 + fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)
