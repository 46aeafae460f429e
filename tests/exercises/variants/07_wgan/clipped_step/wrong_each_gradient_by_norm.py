# expect: the gradients were clipped
def clipped_step(critic, gradients, optimizer, bound):
    gradients = [tf.clip_by_norm(gradient, bound) for gradient in gradients]
    optimizer.apply(gradients, critic.trainable_weights)
