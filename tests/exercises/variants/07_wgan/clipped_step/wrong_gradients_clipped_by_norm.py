# expect: the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients, _ = tf.clip_by_global_norm(gradients, bound)
    optimizer.apply(gradients, critic.trainable_weights)
