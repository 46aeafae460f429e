# expect: its two means are added
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    logits = discriminator(tf.concat([real, fake], axis=0), tf.concat([y, y], axis=0))
    answers = tf.concat([tf.ones((len(y), 1)), tf.zeros((len(y), 1))], axis=0)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    return bce(answers, logits), bce(tf.ones((len(y), 1)), logits[len(y) :])
