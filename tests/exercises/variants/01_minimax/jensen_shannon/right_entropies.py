def jensen_shannon(p, q):
    def entropy(die):
        return -np.sum(special.xlogy(die, die))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2
