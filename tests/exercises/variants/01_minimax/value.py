# %% right_loop
def value(p, q, d):
    total = 0.0
    for i in range(6):
        if p[i] > 0:
            total = total + p[i] * np.log(d[i])
        if q[i] > 0:
            total = total + q[i] * np.log(1 - d[i])
    return total


# %% right_masks
def value(p, q, d):
    real, fake = p > 0, q > 0
    return np.sum(p[real] * np.log(d[real])) + np.sum(q[fake] * np.log(1 - d[fake]))


# %% right_where
def value(p, q, d):
    return np.where(p > 0, p * np.log(d), 0).sum() + np.where(q > 0, q * np.log(1 - d), 0).sum()


# %% wrong_bits: expect in bits
def value(p, q, d):
    return np.sum(special.xlogy(p, d) + special.xlogy(q, 1 - d)) / np.log(2)


# %% wrong_clipped: expect certain and wrong
def value(p, q, d):
    d = np.clip(d, 1e-7, 1 - 1e-7)
    return np.sum(p * np.log(d) + q * np.log(1 - d))


# %% wrong_epsilon: expect certain and wrong
def value(p, q, d):
    return np.sum(p * np.log(d + 1e-8) + q * np.log(1 - d + 1e-8))


# %% wrong_fake_only: expect only the fake half
def value(p, q, d):
    return np.sum(special.xlogy(q, 1 - d))


# %% wrong_log_d_of_fakes: expect fakes enter with log D
def value(p, q, d):
    return np.sum(special.xlogy(p, d)) + np.sum(special.xlogy(q, d))


# %% wrong_log_of_mean: expect the logarithm of a mean
def value(p, q, d):
    return np.log(np.sum(p * d)) + np.log(np.sum(q * (1 - d)))


# %% wrong_mean: expect a mean over the faces
def value(p, q, d):
    return np.mean(special.xlogy(p, d) + special.xlogy(q, 1 - d))


# %% wrong_nan: expect 0 · log 0 is nan
def value(p, q, d):
    return np.sum(p * np.log(d) + q * np.log(1 - d))


# %% wrong_nan_to_num: expect certain and wrong
def value(p, q, d):
    return np.sum(np.nan_to_num(p * np.log(d)) + np.nan_to_num(q * np.log(1 - d)))


# %% wrong_no_logarithm: expect the logarithms are missing
def value(p, q, d):
    return np.sum(p * d) + np.sum(q * (1 - d))


# %% wrong_no_sum: expect its sum over axis 0 is the right one
def value(p, q, d):
    return special.xlogy(p, d) + special.xlogy(q, 1 - d)


# %% wrong_one_minus_log: expect the second term is 1 - log D
def value(p, q, d):
    return np.sum(p * np.log(d)) + np.sum(q * (1 - np.log(d)))


# %% wrong_real_only: expect only the real half
def value(p, q, d):
    return np.sum(special.xlogy(p, d))


# %% wrong_sign: expect the sign is flipped
def value(p, q, d):
    return -np.sum(special.xlogy(p, d) + special.xlogy(q, 1 - d))


# %% wrong_swapped: expect p and q are swapped
def value(p, q, d):
    return np.sum(special.xlogy(q, d) + special.xlogy(p, 1 - d))


# %% wrong_unweighted: expect every face counts the same
def value(p, q, d):
    return np.sum(np.log(d)) + np.sum(np.log(1 - d))


# %% wrong_common_faces: expect each logarithm has faces of its own
def value(p, q, d):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(d[both])) + np.sum(q[both] * np.log(1 - d[both]))
