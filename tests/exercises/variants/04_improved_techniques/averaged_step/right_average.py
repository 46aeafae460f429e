def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = np.average([mean, theta], axis=0, weights=[t - 1, 1])
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean
