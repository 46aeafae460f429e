# expect: expected (12, 16)
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    return convolve2d(x, kernel, mode="same")
