# expect: of their own number
def match(codes, kinds, count):
    return np.arange(count)
