# expect: taken for probabilities
def discriminator_loss(real_logits, fake_logits):
    loss = keras.losses.BinaryCrossentropy()
    return 0.5 * (loss(tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits))
