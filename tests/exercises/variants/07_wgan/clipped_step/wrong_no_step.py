# expect: the step was never taken
def clipped_step(critic, gradients, optimizer, bound):
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -bound, bound))
