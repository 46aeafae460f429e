# expect: the 2 is missing
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + weight * (theta - mean))
    return theta, mean
