# expect: real and fake are swapped
def smoothed_loss(real_logits, fake_logits, target):
    fake = target * tf.nn.softplus(-fake_logits) + (1 - target) * tf.nn.softplus(fake_logits)
    return tf.reduce_mean(fake) + tf.reduce_mean(tf.nn.softplus(real_logits))
