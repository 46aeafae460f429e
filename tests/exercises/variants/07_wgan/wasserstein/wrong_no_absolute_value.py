# expect: lost their absolute value
def wasserstein(a, b):
    a_steps, b_steps = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    return np.mean(a_steps - b_steps)
