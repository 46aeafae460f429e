# expect: there is no pull
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * gradient
    return theta, mean
