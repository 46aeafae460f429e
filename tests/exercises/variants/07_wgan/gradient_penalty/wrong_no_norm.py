# expect: there is no norm
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    return tf.reduce_mean(tf.square(slope - 1.0))
