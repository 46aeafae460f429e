# expect: the last layer is left out
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights[:-2]:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
