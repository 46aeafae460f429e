# expect: only scales log D(x)
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.reduce_mean(tf.nn.softplus(-real_logits))
    return real + tf.reduce_mean(tf.nn.softplus(fake_logits))
