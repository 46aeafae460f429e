# expect: discriminator's wish
def generator_loss(fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return loss(tf.zeros_like(fake_logits), fake_logits)
