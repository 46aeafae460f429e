def batch_norm(x, gamma, beta, epsilon):
    centred = x - np.mean(x, axis=(0, 1, 2), keepdims=True)
    variance = np.mean(centred**2, axis=(0, 1, 2), keepdims=True)
    scale = gamma / np.sqrt(variance + epsilon)
    return centred * scale + beta
