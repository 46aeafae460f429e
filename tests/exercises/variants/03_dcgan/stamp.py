# %% right_kernel_outside
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))

    rows, columns = stride * np.arange(height), stride * np.arange(width)
    for u in range(k):
        for v in range(k):
            out[np.ix_(rows + u, columns + v)] += kernel[u, v] * x
    return out


# %% right_number_by_number
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


# %% right_tensorflow
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    shape = (1, (height - 1) * stride + k, (width - 1) * stride + k, 1)
    maps, kernels = tf.constant(x[None, :, :, None]), tf.constant(kernel[:, :, None, None])
    return tf.nn.conv2d_transpose(maps, kernels, shape, stride, padding="VALID")[0, :, :, 0].numpy()


# %% right_transposed_matrix
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    rows, columns = (height - 1) * stride + k, (width - 1) * stride + k
    convolution = np.zeros((height, width, rows, columns))
    for i in range(height):
        for j in range(width):
            convolution[i, j, i * stride : i * stride + k, j * stride : j * stride + k] = kernel
    return (convolution.reshape(height * width, -1).T @ x.ravel()).reshape(rows, columns)


# %% right_zeros_between
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    spread = np.zeros(((x.shape[0] - 1) * stride + 1, (x.shape[1] - 1) * stride + 1))
    spread[::stride, ::stride] = x
    return convolve2d(spread, kernel)


# %% wrong_averaged: expect is averaged
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    count = np.zeros_like(out)
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
            count[i * stride : i * stride + k, j * stride : j * stride + k] += 1
    return out / np.maximum(count, 1)


# %% wrong_bare_kernel: expect the bare kernel
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += kernel
    return out


# %% wrong_convolution: expect it gathers patches of x
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - k) // stride + 1, (width - k) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i * stride : i * stride + k, j * stride : j * stride + k] * kernel)
    return out


# %% wrong_cut_off: expect is cut off
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros((height * stride + k, width * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
    return out[: height * stride, : width * stride]


# %% wrong_enlarged_by_copies: expect by copying each number
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    larger = x.repeat(stride, axis=0).repeat(stride, axis=1)
    return convolve2d(larger, kernel)


# %% wrong_full_convolution: expect the stride is missing
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    return convolve2d(x, kernel, mode="full")


# %% wrong_integers: expect your output holds integers
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k), int)
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
    return out


# %% wrong_largest: expect the larger one stays
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            place = out[i * stride : i * stride + k, j * stride : j * stride + k]
            np.maximum(place, x[i, j] * kernel, out=place)
    return out


# %% wrong_n_times_stride: expect did not fit where it was put
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros((height * stride, width * stride))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
    return out


# %% wrong_no_stride: expect the stride is missing
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i : i + k, j : j + k] += x[i, j] * kernel
    return out


# %% wrong_nothing_around: expect surround it by k - 1 zeros
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    spread = np.zeros(((x.shape[0] - 1) * stride + 1, (x.shape[1] - 1) * stride + 1))
    spread[::stride, ::stride] = x
    return convolve2d(spread, kernel, mode="valid")


# %% wrong_overwritten: expect the later one overwrites
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] = x[i, j] * kernel
    return out


# %% wrong_rows_and_columns: expect did not fit where it was put
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[j * stride : j * stride + k, i * stride : i * stride + k] += x[i, j] * kernel
    return out


# %% wrong_same_padding: expect padding="same"
def stamp(x, kernel, stride):
    height, width = x.shape
    shape = (1, height * stride, width * stride, 1)
    maps, kernels = tf.constant(x[None, :, :, None]), tf.constant(kernel[:, :, None, None])
    return tf.nn.conv2d_transpose(maps, kernels, shape, stride, padding="SAME")[0, :, :, 0].numpy()


# %% wrong_same_size: expect expected (16, 22)
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    return convolve2d(x, kernel, mode="same")


# %% wrong_side_by_side: expect lie side by side
def stamp(x, kernel, stride):
    return np.kron(x, kernel)


# %% wrong_square: expect did not fit where it was put
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (height - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j * stride : j * stride + k] += x[i, j] * kernel
    return out


# %% wrong_stride_of_rows_only: expect missing for the columns
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[i * stride : i * stride + k, j : j + k] += x[i, j] * kernel
    return out


# %% wrong_transposed_kernel: expect the kernel's rows and columns are swapped
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((height - 1) * stride + k, (width - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            for u in range(k):
                for v in range(k):
                    out[i * stride + u, j * stride + v] += x[i, j] * kernel[v, u]
    return out


# %% wrong_transposed_output: expect rows and columns of the output are swapped
def stamp(x, kernel, stride):
    (height, width), k = x.shape, len(kernel)
    out = np.zeros(((width - 1) * stride + k, (height - 1) * stride + k))
    for i in range(height):
        for j in range(width):
            out[j * stride : j * stride + k, i * stride : i * stride + k] += x[i, j] * kernel.T
    return out


# %% wrong_turned_kernel: expect turned by 180 degrees
def stamp(x, kernel, stride):
    from scipy.signal import correlate2d

    spread = np.zeros(((x.shape[0] - 1) * stride + 1, (x.shape[1] - 1) * stride + 1))
    spread[::stride, ::stride] = x
    return correlate2d(spread, kernel)


# %% wrong_zeros_after: expect none after the last one
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    spread = np.zeros((x.shape[0] * stride, x.shape[1] * stride))
    spread[::stride, ::stride] = x
    return convolve2d(spread, kernel)


# %% wrong_dtype_of_x: expect a map x of integers makes your output one of integers
def stamp(x, kernel, stride):
    k = len(kernel)
    out = np.zeros(((x.shape[0] - 1) * stride + k, (x.shape[1] - 1) * stride + k), dtype=x.dtype)
    for i, j in np.ndindex(*x.shape):
        rows, columns = slice(i * stride, i * stride + k), slice(j * stride, j * stride + k)
        out[rows, columns] = out[rows, columns] + x[i, j] * kernel
    return out
