# expect: outside the root
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in x:
        together = np.vstack([reference, example])
        rows.append(gamma * (example - together.mean(axis=0)) / (together.std(axis=0) + epsilon) + beta)
    return np.array(rows)
