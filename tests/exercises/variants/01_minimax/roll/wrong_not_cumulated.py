# expect: running sums
def roll(q, z):
    return (q[:-1, None] <= norm.cdf(z)).sum(axis=0)
