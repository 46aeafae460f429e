# expect: sigmoid is applied twice
def discriminator_loss(real_logits, fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return 0.5 * (loss(tf.ones_like(real), real) + loss(tf.zeros_like(fake), fake))
