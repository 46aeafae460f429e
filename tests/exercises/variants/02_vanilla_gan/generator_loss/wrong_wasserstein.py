# expect: averages the logits
def generator_loss(fake_logits):
    return -tf.reduce_mean(fake_logits)
