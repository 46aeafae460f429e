# expect: cannot compile it
def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    critic.set_weights([np.clip(weight, -bound, bound) for weight in critic.get_weights()])
