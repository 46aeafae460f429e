def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = (1 - 1 / t) * mean + theta / t
    theta = theta - rate * gradient - 2 * rate * weight * (theta - mean)
    return theta, mean
