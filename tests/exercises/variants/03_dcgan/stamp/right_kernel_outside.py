def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))

    rows, columns = stride * np.arange(height), stride * np.arange(width)
    for u in range(k):
        for v in range(k):
            out[np.ix_(rows + u, columns + v)] += kernel[u, v] * x
    return out
