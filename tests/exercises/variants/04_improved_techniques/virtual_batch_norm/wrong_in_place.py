# expect: works in place
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    for i in range(len(x)):
        together = np.vstack([reference, x[i]])
        x[i] -= together.mean(axis=0)
        x[i] /= np.sqrt(together.var(axis=0) + epsilon)
    return gamma * x + beta
