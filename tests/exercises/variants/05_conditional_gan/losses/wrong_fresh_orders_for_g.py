# expect: G is told other orders than y
def losses(generator, discriminator, real, y, z):
    others = tf.one_hot(tf.random.uniform((len(y),), 0, 6, tf.int32), 6)
    others = tf.concat([others, tf.random.uniform((len(y), 1), -1.0, 1.0)], axis=1)
    fake = generator(tf.concat([others, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
