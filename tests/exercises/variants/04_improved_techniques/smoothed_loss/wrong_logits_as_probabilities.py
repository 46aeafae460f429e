# expect: nan
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.math.log(real_logits) + (1 - target) * tf.math.log(1 - real_logits)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log(1 - fake_logits))
