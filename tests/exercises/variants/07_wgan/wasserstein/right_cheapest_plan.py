from scipy.optimize import linear_sum_assignment


def wasserstein(a, b):
    a, b = np.repeat(a, len(b)), np.repeat(b, len(a))
    cost = np.abs(a[:, None] - b)
    return cost[linear_sum_assignment(cost)].mean()
