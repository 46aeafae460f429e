# expect: not normal
def gradient_penalty(critic, real, fake):
    share = tf.random.normal([len(real), 1, 1], 0.0, 1.0)
    x = real + share * (fake - real)
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))
