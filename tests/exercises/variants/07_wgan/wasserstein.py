# %% right_cheapest_plan
from scipy.optimize import linear_sum_assignment


def wasserstein(a, b):
    a, b = np.repeat(a, len(b)), np.repeat(b, len(a))
    cost = np.abs(a[:, None] - b)
    return cost[linear_sum_assignment(cost)].mean()


# %% right_inverted_cdf
def wasserstein(a, b):
    n, m = len(a), len(b)
    u = (np.arange(n * m) + 0.5) / (n * m)
    gaps = np.quantile(a, u, method="inverted_cdf") - np.quantile(b, u, method="inverted_cdf")
    return np.abs(gaps).mean()


# %% right_loop
def wasserstein(a, b):
    a, b = sorted(a), sorted(b)
    n, m = len(a), len(b)
    total = 0.0
    for k in range(n * m):
        total += abs(a[k // m] - b[k // n])
    return total / (n * m)


# %% right_merged_jumps
def wasserstein(a, b):
    n, m = len(a), len(b)
    u = np.unique(np.concatenate([np.arange(n + 1) * m, np.arange(m + 1) * n]))
    middles = (u[1:] + u[:-1]) / 2
    gaps = np.sort(a)[(middles // m).astype(int)] - np.sort(b)[(middles // n).astype(int)]
    return float(np.sum(np.abs(gaps) * np.diff(u)) / (n * m))


# %% right_scipy
from scipy import stats


def wasserstein(a, b):
    return stats.wasserstein_distance(a, b)


# %% right_shares_below
def wasserstein(a, b):
    x = np.sort(np.concatenate([a, b]))
    below_a = np.searchsorted(np.sort(a), x[:-1], side="right") / len(a)
    below_b = np.searchsorted(np.sort(b), x[:-1], side="right") / len(b)
    return np.sum(np.abs(below_a - below_b) * np.diff(x))


# %% wrong_all_pairs: expect averages over all pairs
def wasserstein(a, b):
    return np.mean(np.abs(a[:, None] - b[None, :]))


# %% wrong_cut_then_sorted: expect left out
def wasserstein(a, b):
    n = min(len(a), len(b))
    return np.abs(np.sort(a[:n]) - np.sort(b[:n])).mean()


# %% wrong_equal_sizes_only: expect have different sizes
def wasserstein(a, b):
    return np.mean(np.abs(np.sort(a) - np.sort(b)))


# %% wrong_in_place: expect sorts in place
def wasserstein(a, b):
    a.sort()
    b.sort()
    return np.mean(np.abs(np.repeat(a, len(b)) - np.repeat(b, len(a))))


# %% wrong_interpolated: expect not exact
def wasserstein(a, b):
    u = np.linspace(0, 1, max(len(a), len(b)))
    return np.mean(np.abs(np.quantile(a, u) - np.quantile(b, u)))


# %% wrong_kolmogorov_smirnov: expect largest gap between the two shares
def wasserstein(a, b):
    x = np.concatenate([a, b])
    return np.max(np.abs((a <= x[:, None]).mean(1) - (b <= x[:, None]).mean(1)))


# %% wrong_largest: expect longest way
def wasserstein(a, b):
    return np.max(np.abs(np.sort(a) - np.sort(b)))


# %% wrong_mean_first: expect distance between the two means
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.abs(np.mean(a_steps - b_steps))


# %% wrong_nearest: expect goes to the nearest one
def wasserstein(a, b):
    return np.abs(a[:, None] - b[None, :]).min(axis=1).mean()


# %% wrong_no_absolute_value: expect lost their absolute value
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.mean(a_steps - b_steps)


# %% wrong_no_mean: expect single number
def wasserstein(a, b):
    return np.abs(np.sort(a) - np.sort(b))


# %% wrong_of_means: expect distance between the two means
def wasserstein(a, b):
    return abs(np.mean(a) - np.mean(b))


# %% wrong_one_sorted: expect only one of the two is sorted
def wasserstein(a, b):
    return np.mean(np.abs(np.repeat(np.sort(a), len(b)) - np.repeat(b, len(a))))


# %% wrong_percentiles: expect not exact
def wasserstein(a, b):
    n = len(a) if len(a) == len(b) else 101
    u = np.linspace(0, 1, n)
    return np.mean(np.abs(np.quantile(a, u) - np.quantile(b, u)))


# %% wrong_shorter_one: expect left out
def wasserstein(a, b):
    pairs = list(zip(sorted(a), sorted(b), strict=False))
    return sum(abs(x - y) for x, y in pairs) / len(pairs)


# %% wrong_sorted_downwards: expect most expensive plan
def wasserstein(a, b):
    return np.mean(np.abs(np.sort(a) - np.sort(b)[::-1]))


# %% wrong_squared: expect gaps are squared
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.mean((a_steps - b_steps) ** 2)


# %% wrong_sum: expect this is a sum
def wasserstein(a, b):
    return np.sum(np.abs(np.sort(a) - np.sort(b)))


# %% wrong_tiled: expect one copy of the sample after the other
def wasserstein(a, b):
    return np.mean(np.abs(np.tile(np.sort(a), len(b)) - np.tile(np.sort(b), len(a))))


# %% wrong_unsorted: expect neither sample is sorted
def wasserstein(a, b):
    return np.mean(np.abs(np.repeat(a, len(b)) - np.repeat(b, len(a))))


# %% wrong_w2: expect this is W2
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.sqrt(np.mean((a_steps - b_steps) ** 2))
