# expect: clipped before the step
def clipped_step(critic, gradients, optimizer, bound):
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
    optimizer.apply(gradients, critic.trainable_weights)
