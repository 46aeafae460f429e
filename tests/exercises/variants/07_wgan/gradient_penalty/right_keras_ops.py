def gradient_penalty(critic, real, fake):
    share = keras.random.uniform((keras.ops.shape(real)[0], 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = keras.ops.sqrt(keras.ops.sum(slope**2, axis=[1, 2]) + 1e-10)
    return keras.ops.mean((norms - 1.0) ** 2)
