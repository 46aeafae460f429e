# %% right_entropies
def jensen_shannon(p, q):
    def entropy(die):
        return -np.sum(special.xlogy(die, die))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2


# %% right_from_the_value
def jensen_shannon(p, q):
    real, fake = p > 0, q > 0
    v = np.sum(p[real] * np.log((p / (p + q))[real])) + np.sum(q[fake] * np.log((q / (p + q))[fake]))
    return (v + np.log(4)) / 2


# %% right_loop
def jensen_shannon(p, q):
    def kl(a, b):
        return sum(a[i] * np.log(a[i] / b[i]) for i in range(6) if a[i] > 0)

    return 0.5 * kl(p, 0.5 * (p + q)) + 0.5 * kl(q, 0.5 * (p + q))


# %% right_scipy_squared
def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q) ** 2


# %% wrong_bits: expect in bits
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(special.rel_entr(p, m) + special.rel_entr(q, m)) / 2 / np.log(2)


# %% wrong_common_faces_only: expect would get 0
def jensen_shannon(p, q):
    both = (p > 0) & (q > 0)
    p, q = p[both], q[both]
    m = (p + q) / 2
    return np.sum(p * np.log(p / m) + q * np.log(q / m)) / 2


# %% wrong_kl: expect this is KL(p‖q)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, q))


# %% wrong_kl_other_way: expect this is KL(q‖p)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(q, p))


# %% wrong_nan: expect 0 · log 0 is nan
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(p * np.log(p / m) + q * np.log(q / m)) / 2


# %% wrong_one_half: expect KL(q‖m) is missing
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, (p + q) / 2)) / 2


# %% wrong_one_side: expect only one side
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, (p + q) / 2))


# %% wrong_square_root: expect the square root of JS
def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q)


# %% wrong_sum_for_mean: expect JS - log 2
def jensen_shannon(p, q):
    m = p + q
    return np.sum(special.rel_entr(p, m) + special.rel_entr(q, m)) / 2


# %% wrong_symmetric_kl: expect the mean of KL(p‖q) and KL(q‖p)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, q) + special.rel_entr(q, p)) / 2


# %% wrong_turned_round: expect turned round
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(special.rel_entr(m, p) + special.rel_entr(m, q)) / 2


# %% wrong_twice: expect averaged, not added
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(special.rel_entr(p, m) + special.rel_entr(q, m))


# %% wrong_value_itself: expect solve it for JS
def jensen_shannon(p, q):
    return np.sum(special.xlogy(p, p / (p + q)) + special.xlogy(q, q / (p + q)))
