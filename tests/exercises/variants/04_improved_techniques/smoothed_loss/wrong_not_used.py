# expect: the target is not used
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(1.0 * tf.ones_like(real_logits), real_logits)
    return real + bce(0.0 * tf.ones_like(fake_logits), fake_logits)
