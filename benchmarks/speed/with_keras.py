"""Stock Keras: a `train_step` with its tapes, `fit`, and the usual shuffled, batched and prefetched dataset.

It has the shape of keras.io's "DCGAN to generate face images", whose shuffle buffer it takes too.
"""

import keras
import tensorflow as tf

from benchmarks.speed import stock
from benchmarks.speed.keras_networks import build
from benchmarks.speed.tasks import RATE, Dense, digits

SHUFFLE_BUFFER = 1024


class StockGAN(keras.Model):
    """A generator and a discriminator that take turns."""

    def __init__(self, generator, discriminator, draw):
        super().__init__()
        self.generator = generator
        self.discriminator = discriminator
        self.draw = draw

    def compile(self, d_optimizer, g_optimizer):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)

    def discriminator_loss(self, real, z):
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(self.generator(z, training=True), training=True)
        on_real = self.cross_entropy(tf.ones_like(real_logits), real_logits)
        return on_real + self.cross_entropy(tf.zeros_like(fake_logits), fake_logits)

    def generator_loss(self, z):
        logits = self.discriminator(self.generator(z, training=True), training=True)
        return self.cross_entropy(tf.ones_like(logits), logits)

    def train_step(self, real):
        shape = (tf.shape(real)[0], self.generator.input_shape[-1])
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(real, self.draw(shape))
        weights = self.discriminator.trainable_weights
        self.d_optimizer.apply_gradients(zip(tape.gradient(d_loss, weights), weights, strict=True))
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.draw(shape))
        weights = self.generator.trainable_weights
        self.g_optimizer.apply_gradients(zip(tape.gradient(g_loss, weights), weights, strict=True))
        return {"d_loss": d_loss, "g_loss": g_loss}


def uniform(shape):
    return tf.random.uniform(shape, -1.0, 1.0)


def stock_layers(network):
    """The same network, with new weights, in Keras's own layers."""

    def stock_layer(layer):
        return getattr(keras.layers, type(layer).__name__).from_config(layer.get_config())

    return keras.models.clone_model(network, clone_function=stock_layer)


def game(task):
    """The task's GAN, compiled."""
    gan = StockGAN(*map(stock_layers, build(task)), uniform if isinstance(task, Dense) else tf.random.normal)
    gan.compile(keras.optimizers.Adam(RATE), keras.optimizers.Adam(RATE))
    return gan


def train(task, clock):
    """Trains until the clock ends it."""
    stock.settings()
    images = tf.data.Dataset.from_tensor_slices(digits(task))
    batches = images.shuffle(SHUFFLE_BUFFER).batch(task.batch_size, drop_remainder=True).prefetch(tf.data.AUTOTUNE)

    def report(batch, logs):
        clock(task.batch_size, logs["d_loss"])

    callback = keras.callbacks.LambdaCallback(on_train_batch_end=report)
    game(task).fit(batches, epochs=10**6, callbacks=[callback], verbose=0)
