# expect: rounds to 0 or 1 before the logarithm
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy()
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return loss(target * tf.ones_like(real), real) + loss(tf.zeros_like(fake), fake)
