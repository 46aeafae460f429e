# expect: the pull has the wrong sign
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient - 2 * weight * (theta - mean))
    return theta, mean
