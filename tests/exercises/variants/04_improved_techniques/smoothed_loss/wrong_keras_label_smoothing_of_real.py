# expect: half way only
def smoothed_loss(real_logits, fake_logits, target):
    smooth = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=1 - target)
    hard = keras.losses.BinaryCrossentropy(from_logits=True)
    return smooth(tf.ones_like(real_logits), real_logits) + hard(tf.zeros_like(fake_logits), fake_logits)
