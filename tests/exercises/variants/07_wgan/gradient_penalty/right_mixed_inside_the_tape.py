def gradient_penalty(critic, real, fake):
    with tf.GradientTape() as tape:
        x = fake + tf.random.uniform([tf.shape(real)[0], 1, 1], 0.0, 1.0) * (real - fake)
        tape.watch(x)
        total = tf.reduce_sum(critic(x, training=True))
    squares = tf.reduce_sum(tape.gradient(total, x) ** 2, axis=[1, 2])
    return tf.reduce_mean(squares - 2.0 * tf.sqrt(squares + 1e-12) + 1.0)
