from ganedu import penalties


def clipped_step(critic, gradients, optimizer, bound):
    optimizer.apply(gradients, critic.trainable_weights)
    constraint = penalties.Clip(bound)
    for weight in critic.trainable_weights:
        weight.assign(constraint(weight))
