# expect: sign is flipped
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.math.log(tf.sigmoid(fake_logits)))
