# expect: the slope of the mean itself
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (1 - 1 / t) * (theta - mean))
    return theta, mean
