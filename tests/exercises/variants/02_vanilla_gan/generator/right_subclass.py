class Generator(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(256, activation="relu")
        self.pixels = layers.Dense(784, activation="sigmoid")

    def call(self, z):
        return self.pixels(self.hidden(z))


def make_generator(latent_dim):
    return Generator()
