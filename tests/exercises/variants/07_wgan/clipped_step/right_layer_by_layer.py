def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for layer in critic.layers:
        for weight in layer.trainable_variables:
            weight.assign(tf.minimum(tf.maximum(weight, -bound), bound))
