# expect: came back as it was
def averaged_step(theta, mean, t, gradient, weight, rate):
    return theta - rate * (gradient + 2 * weight * (theta - mean)), mean
