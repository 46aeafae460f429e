# expect: other examples
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows, together = [], reference
    for example in x:
        together = np.vstack([together, example])
        rows.append(gamma * (example - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta)
    return np.array(rows)
