# expect: rows and columns of the output are swapped
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((width - 1) * stride + k, (height - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[j * stride : j * stride + k, i * stride : i * stride + k] += x[i, j] * kernel.T
    return out
