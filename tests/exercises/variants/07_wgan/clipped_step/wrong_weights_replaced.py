# expect: cannot be replaced
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    critic.trainable_weights = [tf.clip_by_value(w, -bound, bound) for w in critic.trainable_weights]
