# expect: the larger one stays
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            place = out[i * stride : i * stride + k, j * stride : j * stride + k]
            np.maximum(place, x[i, j] * kernel, out=place)
    return out
