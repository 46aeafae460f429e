def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    rows, columns = (height - 1) * stride + k, (width - 1) * stride + k
    convolution = np.zeros((height, width, rows, columns))
    for i in range(height):
        for j in range(width):
            convolution[i, j, i * stride : i * stride + k, j * stride : j * stride + k] = kernel
    return (convolution.reshape(height * width, -1).T @ x.ravel()).reshape(rows, columns)
