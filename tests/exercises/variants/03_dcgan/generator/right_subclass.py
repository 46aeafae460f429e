class Generator(keras.Model):
    def __init__(self):
        super().__init__()
        self.image = layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh")
        self.larger = layers.Conv2DTranspose(32, 4, 2, "same", use_bias=False)
        self.first, self.second = layers.BatchNormalization(), layers.BatchNormalization()
        self.dense = layers.Dense(7 * 14 * 48, use_bias=False)

    def call(self, z, training=False):
        maps = tf.reshape(self.dense(z), (-1, 7, 14, 48))
        maps = tf.nn.relu(self.first(maps, training=training))
        maps = tf.nn.relu(self.second(self.larger(maps), training=training))
        return self.image(maps)


def make_generator(latent_dim):
    return Generator()
