# expect: scaled until the largest fits
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(weight * tf.minimum(1.0, bound / tf.reduce_max(tf.abs(weight))))
