# expect: average it to a single number
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.nn.softplus(-real_logits) + (1 - target) * tf.nn.softplus(real_logits)
    return real + tf.nn.softplus(fake_logits)
