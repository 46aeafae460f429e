# expect: lie side by side
def stamp(x, kernel, stride):
    return np.kron(x, kernel)
