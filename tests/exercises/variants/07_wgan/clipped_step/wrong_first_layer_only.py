# expect: only the first layer
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.layers[0].trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
