# expect: beyond the bound became 0
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.where(tf.abs(weight) > bound, 0.0, weight))
