def value(p, q, d):
    total = 0.0
    for i in range(6):
        if p[i] > 0:
            total = total + p[i] * np.log(d[i])
        if q[i] > 0:
            total = total + q[i] * np.log(1 - d[i])
    return total
