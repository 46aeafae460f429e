def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return loss(target * tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits)
