def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    def one(example):
        together = np.vstack([reference, example])
        normalised = (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon)
        return gamma * normalised[-1] + beta

    return np.array([one(example) for example in x])
