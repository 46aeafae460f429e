def averaged_step(theta, mean, t, gradient, weight, rate):
    apart = theta - mean
    pull = 2 * weight * (1 - 1 / t) * apart
    return np.stack([theta - rate * (gradient + pull), mean + apart / t])
