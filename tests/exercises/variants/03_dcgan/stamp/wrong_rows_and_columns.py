# expect: did not fit where it was put
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[j * stride : j * stride + k, i * stride : i * stride + k] += x[i, j] * kernel
    return out
