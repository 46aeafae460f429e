# expect: by their norm
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_norm(weight, bound))
