# expect: the kernel's rows and columns are swapped
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            for u in range(k):
                for v in range(k):
                    out[i * stride + u, j * stride + v] += x[i, j] * kernel[v, u]
    return out
