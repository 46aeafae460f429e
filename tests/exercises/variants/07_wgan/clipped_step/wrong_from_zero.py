# expect: lower end of the range is -bound
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, 0.0, bound))
