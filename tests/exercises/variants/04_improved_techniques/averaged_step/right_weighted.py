def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = ((t - 1) * mean + theta) / t
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
