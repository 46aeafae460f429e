# expect: solve it for JS
def jensen_shannon(p, q):
    return np.sum(special.xlogy(p, p / (p + q)) + special.xlogy(q, q / (p + q)))
