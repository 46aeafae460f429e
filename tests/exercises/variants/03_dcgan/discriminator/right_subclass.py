class Discriminator(keras.Model):
    def __init__(self):
        super().__init__()
        self.logit = layers.Dense(1)
        self.second = layers.Conv2D(32, 4, 2, "same")
        self.normalisation = layers.BatchNormalization()
        self.first = layers.Conv2D(16, 4, 2, "same")
        self.leaky = layers.LeakyReLU()

    def call(self, images, training=False):
        maps = self.leaky(self.first(images))
        maps = self.leaky(self.normalisation(self.second(maps), training=training))
        return self.logit(tf.reshape(maps, (-1, 7 * 14 * 32)))


def make_discriminator():
    return Discriminator()
