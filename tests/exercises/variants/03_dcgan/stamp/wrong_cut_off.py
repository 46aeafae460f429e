# expect: is cut off
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros((height * stride + k, width * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
    return out[: height * stride, : width * stride]
