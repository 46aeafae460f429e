# expect: 1 / (t - 1)
def averaged_step(theta, mean, t, gradient, weight, rate):
    with np.errstate(all="ignore"):
        mean = mean + (theta - mean) / np.float64(t - 1)
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
