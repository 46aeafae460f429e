# expect: lost the gradient
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-tf.stop_gradient(fake_logits)))
