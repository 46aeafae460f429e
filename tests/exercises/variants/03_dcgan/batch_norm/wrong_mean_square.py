# expect: root of the mean square
def batch_norm(x, gamma, beta, epsilon):
    mean, square = x.mean(axis=(0, 1, 2)), (x**2).mean(axis=(0, 1, 2))
    return gamma * (x - mean) / np.sqrt(square + epsilon) + beta
