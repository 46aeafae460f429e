# expect: by copying each number
def stamp(x, kernel, stride):
    from scipy.signal import convolve2d

    larger = x.repeat(stride, axis=0).repeat(stride, axis=1)
    return convolve2d(larger, kernel)
