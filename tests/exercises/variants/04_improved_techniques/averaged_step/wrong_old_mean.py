# expect: the mean of before
def averaged_step(theta, mean, t, gradient, weight, rate):
    new_mean = mean + (theta - mean) / t
    return theta - rate * (gradient + 2 * weight * (theta - mean)), new_mean
