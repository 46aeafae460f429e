def sample(generator, count, spread=1.0):
    z = spread * keras.random.normal((count, generator.input_shape[-1]))
    return generator.predict(z, verbose=0)
