# %% right_constraint
from ganedu import penalties


def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    constraint = penalties.Clip(bound)
    for weight in critic.trainable_weights:
        weight.assign(constraint(weight))


# %% right_keras_ops
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply_gradients(zip(gradients, critic.trainable_weights, strict=True))
    for weight in critic.trainable_weights:
        weight.assign(keras.ops.clip(weight, -bound, bound))


# %% right_layer_by_layer
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for layer in critic.layers:
        for weight in layer.trainable_variables:
            weight.assign(tf.minimum(tf.maximum(weight, -bound), bound))


# %% right_returns_critic
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
    return critic


# %% wrong_above_only: expect above and not below
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.minimum(weight, bound))


# %% wrong_before_the_step: expect clipped before the step
def clipped_step(critic, gradients, optimizer, bound):
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
    optimizer.apply(gradients, critic.trainable_weights)


# %% wrong_both_clipped: expect the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients = [tf.clip_by_value(gradient, -bound, bound) for gradient in gradients]
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_bound_of_the_paper: expect 0.01, the paper's
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -0.01, 0.01))


# %% wrong_each_gradient_by_norm: expect the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients = [tf.clip_by_norm(gradient, bound) for gradient in gradients]
    optimizer.apply(gradients, critic.trainable_weights)


# %% wrong_first_layer_only: expect only the first layer
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.layers[0].trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_from_zero: expect lower end of the range is -bound
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, 0.0, bound))


# %% wrong_gradients_clipped: expect the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients = [tf.clip_by_value(gradient, -bound, bound) for gradient in gradients]
    optimizer.apply(gradients, critic.trainable_weights)


# %% wrong_gradients_clipped_by_norm: expect the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients, _ = tf.clip_by_global_norm(gradients, bound)
    optimizer.apply(gradients, critic.trainable_weights)


# %% wrong_kernels_only: expect biases are left out
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for layer in critic.layers:
        if hasattr(layer, "kernel"):
            layer.kernel.assign(tf.clip_by_value(layer.kernel, -bound, bound))


# %% wrong_last_layer_left_out: expect the last layer is left out
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights[:-2]:
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_last_layer_only: expect only the last layer
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.layers[-1].trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_no_step: expect the step was never taken
def clipped_step(critic, gradients, optimizer, bound):
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_norm: expect by their norm
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_norm(weight, bound))


# %% wrong_not_assigned: expect no weight was clipped
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight = tf.clip_by_value(weight, -bound, bound)


# %% wrong_nothing_kept: expect no weight was clipped
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        tf.clip_by_value(weight, -bound, bound)


# %% wrong_return_in_the_loop: expect does your return stand in the loop
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
        return critic


# %% wrong_scaled: expect scaled until the largest fits
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(weight * tf.minimum(1.0, bound / tf.reduce_max(tf.abs(weight))))


# %% wrong_set_weights: expect cannot compile it
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    critic.set_weights([np.clip(weight, -bound, bound) for weight in critic.get_weights()])


# %% wrong_sign: expect those in between as well
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(bound * tf.sign(weight))


# %% wrong_step_in_the_loop: expect the optimizer was applied
def clipped_step(critic, gradients, optimizer, bound):
    for weight in critic.trainable_weights:
        optimizer.apply(gradients, critic.trainable_weights)
        weight.assign(tf.clip_by_value(weight, -bound, bound))


# %% wrong_weights_replaced: expect cannot be replaced
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    critic.trainable_weights = [tf.clip_by_value(w, -bound, bound) for w in critic.trainable_weights]


# %% wrong_zeroed: expect beyond the bound became 0
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.where(tf.abs(weight) > bound, 0.0, weight))
