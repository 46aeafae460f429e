# expect: sigmoid is applied twice
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-tf.sigmoid(fake_logits)))
