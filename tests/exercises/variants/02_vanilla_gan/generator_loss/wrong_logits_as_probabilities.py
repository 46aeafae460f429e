# expect: taken for probabilities
def generator_loss(fake_logits):
    loss = keras.losses.BinaryCrossentropy()
    return loss(tf.ones_like(fake_logits), fake_logits)
