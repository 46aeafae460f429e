# expect: the later one overwrites
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] = x[i, j] * kernel
    return out
