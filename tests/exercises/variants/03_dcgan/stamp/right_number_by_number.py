def stamp(x, kernel, stride):
    height, width = x.shape
    k = kernel.shape[0]
    out = [[0.0] * (stride * (width - 1) + k) for _ in range(stride * (height - 1) + k)]
    for i in range(height):
        for j in range(width):
            for u in range(k):
                for v in range(k):
                    out[stride * i + u][stride * j + v] += x[i, j] * kernel[u, v]
    return np.array(out)
