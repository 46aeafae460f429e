# expect: z is noise alone
def draw(count, shares, noise):
    return np.random.normal(size=(count, noise))
