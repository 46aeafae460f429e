# expect: the stride is missing
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    return convolve2d(x, kernel, mode="full")
