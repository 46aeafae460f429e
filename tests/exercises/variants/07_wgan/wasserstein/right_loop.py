def wasserstein(a, b):
    a, b = sorted(a), sorted(b)
    n, m = len(a), len(b)
    total = 0.0
    for k in range(n * m):
        total += abs(a[k // m] - b[k // n])
    return total / (n * m)
