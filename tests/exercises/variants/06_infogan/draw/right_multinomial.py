def draw(count, shares, noise):
    kinds = np.random.multinomial(1, shares, size=count)
    number = np.random.uniform(-1, 1, size=(count, 1))
    z = np.hstack([kinds, number, np.random.randn(count, noise)])
    return z.astype("float32")
