# expect: the fakes have the target
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(target * tf.ones_like(real_logits), real_logits)
    return real + bce(target * tf.ones_like(fake_logits), fake_logits)
