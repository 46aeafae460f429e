# expect: the reference came back too
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in x:
        together = np.vstack([reference, example])
        rows.append(gamma * (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta)
    return np.array(rows)
