# %% right_average
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = np.average([mean, theta], axis=0, weights=[t - 1, 1])
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% right_closed_form
def averaged_step(theta, mean, t, gradient, weight, rate):
    apart = theta - mean
    pull = 2 * weight * (1 - 1 / t) * apart
    return np.stack([theta - rate * (gradient + pull), mean + apart / t])


# %% right_shares
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = (1 - 1 / t) * mean + theta / t
    theta = theta - rate * gradient - 2 * rate * weight * (theta - mean)
    return theta, mean


# %% right_weighted
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = ((t - 1) * mean + theta) / t
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_half: expect one half
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = (mean + theta) / 2
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_in_place: expect works in place
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean += (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_mean_minus_theta: expect the pull has the wrong sign
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (mean - theta))
    return theta, mean


# %% wrong_mean_moves_too: expect the slope of the mean itself
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (1 - 1 / t) * (theta - mean))
    return theta, mean


# %% wrong_mean_unchanged: expect came back as it was
def averaged_step(theta, mean, t, gradient, weight, rate):
    return theta - rate * (gradient + 2 * weight * (theta - mean)), mean


# %% wrong_moved_first: expect theta moved before
def averaged_step(theta, mean, t, gradient, weight, rate):
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    mean = mean + (theta - mean) / t
    return theta, mean


# %% wrong_moving_average: expect a moving average that forgets
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = 0.9 * mean + 0.1 * theta
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_no_pull: expect there is no pull
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * gradient
    return theta, mean


# %% wrong_old_mean: expect the mean of before
def averaged_step(theta, mean, t, gradient, weight, rate):
    new_mean = mean + (theta - mean) / t
    return theta - rate * (gradient + 2 * weight * (theta - mean)), new_mean


# %% wrong_one_too_few: expect 1 / (t - 1)
def averaged_step(theta, mean, t, gradient, weight, rate):
    with np.errstate(all="ignore"):
        mean = mean + (theta - mean) / np.float64(t - 1)
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_one_too_many: expect 1 / (t + 1)
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / (t + 1)
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_pull_without_rate: expect does not reach the pull
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * gradient - 2 * weight * (theta - mean)
    return theta, mean


# %% wrong_pushed_away: expect the pull has the wrong sign
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient - 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_sum: expect never divided
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + theta
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_theta_alone: expect end with: return theta, mean
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return theta


# %% wrong_two_missing: expect the 2 is missing
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + weight * (theta - mean))
    return theta, mean


# %% wrong_uphill: expect uphill on the gradient
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta + rate * (gradient - 2 * weight * (theta - mean))
    return theta, mean


# %% wrong_weight_missing: expect the weight is missing
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * (theta - mean))
    return theta, mean


# %% wrong_wrong_order: expect returned in the wrong order
def averaged_step(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return mean, theta
