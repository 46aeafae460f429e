# expect: draws no lots
def roll(q, z):
    return np.random.choice(6, size=len(z), p=q)
