def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply_gradients(zip(gradients, critic.trainable_weights, strict=True))
    for weight in critic.trainable_weights:
        weight.assign(keras.ops.clip(weight, -bound, bound))
