# expect: biases are left out
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for layer in critic.layers:
        if hasattr(layer, "kernel"):
            layer.kernel.assign(tf.clip_by_value(layer.kernel, -bound, bound))
