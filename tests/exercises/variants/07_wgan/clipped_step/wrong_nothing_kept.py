# expect: no weight was clipped
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        tf.clip_by_value(weight, -bound, bound)
