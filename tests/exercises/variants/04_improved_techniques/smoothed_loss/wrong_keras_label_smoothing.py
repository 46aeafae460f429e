# expect: drawn towards 1/2
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=1 - target)
    return loss(tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits)
