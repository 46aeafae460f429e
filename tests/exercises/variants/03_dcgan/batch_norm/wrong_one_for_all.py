# expect: for all channels together
def batch_norm(x, gamma, beta, epsilon):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + epsilon) + beta
