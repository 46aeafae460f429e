# expect: none after the last one
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    spread = np.zeros((x.shape[0] * stride, x.shape[1] * stride))
    spread[::stride, ::stride] = x
    return convolve2d(spread, kernel)
