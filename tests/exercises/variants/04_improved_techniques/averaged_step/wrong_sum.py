# expect: never divided
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + theta
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
