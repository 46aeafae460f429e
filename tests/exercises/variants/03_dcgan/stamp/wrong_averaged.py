# expect: is averaged
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    count = np.zeros_like(out)
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
            count[i * stride : i * stride + k, j * stride : j * stride + k] += 1
    return out / np.maximum(count, 1)
