# expect: the weight is missing
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * (theta - mean))
    return theta, mean
