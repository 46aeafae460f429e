# expect: a moving average that forgets
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = 0.9 * mean + 0.1 * theta
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
