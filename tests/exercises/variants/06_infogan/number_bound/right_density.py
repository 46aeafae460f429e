def number_bound(number, mean, log_deviation):
    sigma = keras.ops.exp(log_deviation)
    density = keras.ops.exp(-0.5 * ((number - mean) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))
    return keras.ops.mean(keras.ops.log(density / 0.5))
