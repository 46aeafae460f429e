# expect: theta moved before
def averaged_step(theta, mean, t, gradient, weight, rate):
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    mean = mean + (theta - mean) / t
    return theta, mean
