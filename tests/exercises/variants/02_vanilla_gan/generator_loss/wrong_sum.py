# expect: sum over the batch
def generator_loss(fake_logits):
    return tf.reduce_sum(tf.nn.softplus(-fake_logits))
