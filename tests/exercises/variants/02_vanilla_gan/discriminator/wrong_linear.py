# expect: no non-linearity
def make_discriminator():
    return keras.Sequential([keras.Input((784,)), layers.Dense(256), layers.Dense(1)])
