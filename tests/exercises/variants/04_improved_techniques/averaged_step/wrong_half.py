# expect: one half
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = (mean + theta) / 2
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
