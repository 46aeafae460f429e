# expect: the score itself
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    return tf.reduce_mean(tf.square(scores - 1.0))
