# %% right_loop
def best_discriminator(p, q):
    return [p[i] / (p[i] + q[i]) if p[i] + q[i] else 0.5 for i in range(6)]


# %% right_sigmoid_of_log_ratio
def best_discriminator(p, q):
    d = special.expit(np.log(p) - np.log(q))
    d[np.isnan(d)] = 0.5
    return d


# %% right_where
def best_discriminator(p, q):
    return np.where(p + q > 0, p / (p + q), 0.5)


# %% wrong_epsilon: expect came out as 0
def best_discriminator(p, q):
    return p / (p + q + 1e-12)


# %% wrong_half_everywhere: expect once the fake die equals the real one
def best_discriminator(p, q):
    return np.full(6, 0.5)


# %% wrong_in_place: expect changed an array that it was given
def best_discriminator(p, q):
    q += p
    return np.where(q > 0, p / q, 0.5)


# %% wrong_mean_of_both: expect twice too large
def best_discriminator(p, q):
    return p / ((p + q) / 2)


# %% wrong_nan: expect came out as nan
def best_discriminator(p, q):
    return p / (p + q)


# %% wrong_normalised: expect add up to 1
def best_discriminator(p, q):
    d = p / (p + q)
    return d / d.sum()


# %% wrong_of_fake: expect the probability of a fake
def best_discriminator(p, q):
    return q / (p + q)


# %% wrong_ratio: expect the ratio of the two
def best_discriminator(p, q):
    return p / q


# %% wrong_surely_real: expect came out as 1
def best_discriminator(p, q):
    d = np.ones(6)
    seen = p + q > 0
    d[seen] = p[seen] / (p[seen] + q[seen])
    return d


# %% wrong_total: expect expected an array of shape (6,)
def best_discriminator(p, q):
    return np.sum(p) / np.sum(p + q)


# %% wrong_yes_or_no: expect yes or no
def best_discriminator(p, q):
    return np.where(p > q, 1.0, 0.0)
