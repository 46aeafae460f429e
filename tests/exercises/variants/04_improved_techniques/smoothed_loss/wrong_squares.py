# expect: squared differences
def smoothed_loss(real_logits, fake_logits, target):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return tf.reduce_mean((real - target) ** 2) + tf.reduce_mean(fake**2)
