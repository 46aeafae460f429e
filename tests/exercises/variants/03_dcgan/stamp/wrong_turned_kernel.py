# expect: turned by 180 degrees
def stamp(x, kernel, stride):
    from scipy.signal import correlate2d

    spread = np.zeros(((x.shape[0] - 1) * stride + 1, (x.shape[1] - 1) * stride + 1))
    spread[::stride, ::stride] = x
    return correlate2d(spread, kernel)
