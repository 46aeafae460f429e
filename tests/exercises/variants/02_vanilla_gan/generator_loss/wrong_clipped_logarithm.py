# expect: rounds to 0 or 1
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.math.log(tf.sigmoid(fake_logits) + 1e-8))
