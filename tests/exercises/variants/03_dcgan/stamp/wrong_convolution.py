# expect: it gathers patches of x
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - k) // stride + 1, (width - k) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i * stride : i * stride + k, j * stride : j * stride + k] * kernel)
    return out
