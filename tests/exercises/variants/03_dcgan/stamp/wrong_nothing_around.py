# expect: surround it by k - 1 zeros
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    spread = np.zeros(((x.shape[0] - 1) * stride + 1, (x.shape[1] - 1) * stride + 1))
    spread[::stride, ::stride] = x
    return convolve2d(spread, kernel, mode="valid")
