# expect: scales the whole loss
def smoothed_loss(real_logits, fake_logits, target):
    real = tf.reduce_mean(tf.nn.softplus(-real_logits))
    return target * (real + tf.reduce_mean(tf.nn.softplus(fake_logits)))
