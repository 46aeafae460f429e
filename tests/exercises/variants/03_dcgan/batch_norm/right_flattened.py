def batch_norm(x, gamma, beta, epsilon):
    rows = x.reshape(-1, x.shape[-1])
    rows = (rows - rows.mean(0)) / np.sqrt(rows.var(0) + epsilon)
    return (gamma * rows + beta).reshape(x.shape)
