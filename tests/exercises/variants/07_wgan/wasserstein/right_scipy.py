from scipy import stats


def wasserstein(a, b):
    return stats.wasserstein_distance(a, b)
