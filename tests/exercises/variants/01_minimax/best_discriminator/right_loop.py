def best_discriminator(p, q):
    return [p[i] / (p[i] + q[i]) if p[i] + q[i] else 0.5 for i in range(6)]
