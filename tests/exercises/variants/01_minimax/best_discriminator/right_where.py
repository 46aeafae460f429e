def best_discriminator(p, q):
    return np.where(p + q > 0, p / (p + q), 0.5)
