# expect: The slope is that in x
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, critic.trainable_weights)[0]
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))
