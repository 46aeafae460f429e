# %% right_compiled
@tf.function
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% right_flattened
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.norm(tf.reshape(slope, (len(real), 48)) + 1e-8, axis=1)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% right_floor_under_the_root
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.maximum(tf.reduce_sum(slope * slope, axis=(1, 2)), 1e-10))
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% right_keras_ops
def gradient_penalty(critic, real, fake):
    share = keras.random.uniform((keras.ops.shape(real)[0], 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = keras.ops.sqrt(keras.ops.sum(slope**2, axis=[1, 2]) + 1e-10)
    return keras.ops.mean((norms - 1.0) ** 2)


# %% right_mixed_inside_the_tape
def gradient_penalty(critic, real, fake):
    with tf.GradientTape() as tape:
        x = fake + tf.random.uniform([tf.shape(real)[0], 1, 1], 0.0, 1.0) * (real - fake)
        tape.watch(x)
        total = tf.reduce_sum(critic(x, training=True))
    squares = tf.reduce_sum(tape.gradient(total, x) ** 2, axis=[1, 2])
    return tf.reduce_mean(squares - 2.0 * tf.sqrt(squares + 1e-12) + 1.0)


# %% right_share_of_the_fake
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = real + share * (fake - real)
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_absolute_value: expect the equation squares it
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.abs(norms - 1.0))


# %% wrong_axis_one: expect one axis only
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=1) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_axis_zero: expect the norm runs over the batch
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=0) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_epsilon_outside: expect one nan ends a training
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2))) + 1e-12
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_fake_only: expect at fakes only
def gradient_penalty(critic, real, fake):
    x = fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_fixed_seed: expect fixed seed
def gradient_penalty(critic, real, fake):
    share = tf.random.stateless_uniform((len(real), 1, 1), seed=(1, 2))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_float: expect the penalty is no tensor
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return float(tf.reduce_mean(tf.square(norms - 1.0)))


# %% wrong_half: expect at the middle
def gradient_penalty(critic, real, fake):
    share = 0.5
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_last_axis: expect one axis only
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=-1) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_mean_of_norms_first: expect the mean over the batch comes first
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.square(tf.reduce_mean(norms) - 1.0)


# %% wrong_mean_of_slopes_first: expect the mean over the batch comes first
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(tf.reduce_mean(slope, axis=0))) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_mean_score: expect that of the mean score
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = tf.reduce_mean(critic(x))
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_no_epsilon: expect one nan ends a training
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)))
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_no_mean: expect a single number
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.square(norms - 1.0)


# %% wrong_no_norm: expect there is no norm
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    return tf.reduce_mean(tf.square(slope - 1.0))


# %% wrong_norm_of_the_batch: expect the norm is taken over the whole batch
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_normal_share: expect beyond [0, 1]
def gradient_penalty(critic, real, fake):
    share = tf.random.normal((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_normal_share_keras_example: expect not normal
def gradient_penalty(critic, real, fake):
    share = tf.random.normal([len(real), 1, 1], 0.0, 1.0)
    x = real + share * (fake - real)
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_not_squared: expect the square is missing
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(norms - 1.0)


# %% wrong_not_watched: expect tape.watch(x)
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_numpy_share: expect once TensorFlow has compiled
def gradient_penalty(critic, real, fake):
    share = np.random.uniform(size=(len(real), 1, 1)).astype("float32")
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_numpy_slope: expect it teaches nothing
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x).numpy()
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_one_share_for_the_batch: expect all days of the batch are mixed alike
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform(())
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_one_sided: expect one-sided
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(tf.maximum(norms - 1.0, 0.0)))


# %% wrong_r1: expect draws the slope to 0
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms))


# %% wrong_real_only: expect at real days only
def gradient_penalty(critic, real, fake):
    x = real
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_root_mean_square: expect averaged over a day
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_mean(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_score_in_place_of_the_slope: expect the score itself
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    return tf.reduce_mean(tf.square(scores - 1.0))


# %% wrong_scored_outside: expect tape.watch(x)
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
    scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_for_each_hour: expect every hour has a share
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 24, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_for_each_number: expect every number has a share of its own
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform(tf.shape(real))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_for_each_quantity: expect temperature and humidity have shares
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 2))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_from_minus_one: expect beyond [0, 1]
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1), -1.0, 1.0)
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_of_one_day: expect all days of the batch are mixed alike
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform(real.shape[1:])
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_share_shape: expect has the shape (batch, 1, 1)
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_sigmoid: expect sigmoid before the slope
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = tf.sigmoid(critic(x))
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_slope_in_the_weights: expect The slope is that in x
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, critic.trainable_weights)[0]
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_squared_norm: expect norm is squared before 1 is taken off
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.reduce_sum(tf.square(slope), axis=(1, 2))
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_stop_gradient: expect it teaches nothing
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tf.stop_gradient(tape.gradient(scores, x))
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_sum: expect a sum over the batch
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_sum(tf.square(norms - 1.0))


# %% wrong_sum_of_shares: expect does not lie on the line
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + share * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_tf_norm: expect one nan ends a training
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.norm(slope, axis=(1, 2))
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_truncated_share: expect uniform ones in [0, 1] have
def gradient_penalty(critic, real, fake):
    share = tf.clip_by_value(tf.random.normal((len(real), 1, 1), 0.5, 0.15), 0.0, 1.0)
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


# %% wrong_weight_included: expect the weight (10 in the paper)
def gradient_penalty(critic, real, fake):
    share = tf.random.uniform((len(real), 1, 1))
    x = share * real + (1.0 - share) * fake
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    slope = tape.gradient(scores, x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(slope), axis=(1, 2)) + 1e-12)
    return 10.0 * tf.reduce_mean(tf.square(norms - 1.0))
