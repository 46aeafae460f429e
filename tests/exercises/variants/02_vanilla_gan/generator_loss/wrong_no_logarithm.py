# expect: logarithm is missing
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.sigmoid(fake_logits))
