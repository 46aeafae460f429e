# expect: works in place
def batch_norm(x, gamma, beta, epsilon):
    x -= x.mean(axis=(0, 1, 2))
    x /= np.sqrt(x.var(axis=(0, 1, 2)) + epsilon)
    return gamma * x + beta
