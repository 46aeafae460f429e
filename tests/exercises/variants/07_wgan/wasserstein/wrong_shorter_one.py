# expect: left out
def wasserstein(a, b):
    pairs = list(zip(sorted(a), sorted(b), strict=False))
    return sum(abs(x - y) for x, y in pairs) / len(pairs)
