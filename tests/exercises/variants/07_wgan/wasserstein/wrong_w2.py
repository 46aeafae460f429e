# expect: this is W2
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.sqrt(np.mean((a_steps - b_steps) ** 2))
