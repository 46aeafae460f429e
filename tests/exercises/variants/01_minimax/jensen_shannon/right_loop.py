def jensen_shannon(p, q):
    def kl(a, b):
        return sum(a[i] * np.log(a[i] / b[i]) for i in range(6) if a[i] > 0)

    return 0.5 * kl(p, 0.5 * (p + q)) + 0.5 * kl(q, 0.5 * (p + q))
