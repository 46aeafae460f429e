# expect: the saturating loss
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.nn.softplus(fake_logits))
