"""What becomes of the classic program in all of its 100,000 steps? Its samples are judged every 5,000.

The program is `gan.py` of TensorFlow-Examples (A. Damien), with both losses, the rates and the batches that it has:
both players move at once, from one batch of fakes. Ten samples of each moment are kept as a picture beside this file,
in `classic_long/`, a row for each; they come from the same ten z.
"""

import pathlib

from ganedu import GAN, budget, data, metrics, plots, priors
from ganedu.optimizers import Adam
import keras
from keras import layers
import numpy as np
from PIL import Image
import tensorflow as tf

STEPS, EVERY = budget(laptop=100_000, gpu=100_000), budget(laptop=5_000, gpu=5_000)
BATCH_SIZE, LATENT_DIM = 128, 100
SAMPLES, SHOWN = 2_000, 10
PICTURE = pathlib.Path(__file__).with_suffix("") / "samples.png"
ARMS = {"classic": {"rate": 2e-4}}
SEEDS = (0,)


def classic_networks(seed):
    """G and D of the program: one hidden layer each, D without its last sigmoid."""
    start = keras.initializers.VarianceScaling(2.0, "fan_in", "untruncated_normal", seed=seed)
    generator = [
        layers.Dense(256, "relu", kernel_initializer=start),
        layers.Dense(784, "sigmoid", kernel_initializer=start),
        layers.Reshape((28, 28, 1)),
    ]
    discriminator = [
        layers.Flatten(),
        layers.Dense(256, "relu", kernel_initializer=start),
        layers.Dense(1, kernel_initializer=start),  # a logit: D(x) is its sigmoid
    ]
    generator = keras.Sequential([keras.Input((LATENT_DIM,)), *generator])
    return generator, keras.Sequential([keras.Input((28, 28, 1)), *discriminator])


class ClassicGAN(GAN):
    """Both players move at once."""

    def train_step(self, batches):
        real, z = batches[0], tf.random.uniform((BATCH_SIZE, LATENT_DIM), -1.0, 1.0)
        d_weights, g_weights = self.discriminator.trainable_weights, self.generator.trainable_weights
        with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
            fake = self.generator(z)
            d_real, d_fake = tf.sigmoid(self.discriminator(real)), tf.sigmoid(self.discriminator(fake))
            d_loss = -tf.reduce_mean(tf.math.log(d_real)) - tf.reduce_mean(tf.math.log(1.0 - d_fake))
            g_loss = -tf.reduce_mean(tf.math.log(d_fake))
        d_gradient, g_gradient = d_tape.gradient(d_loss, d_weights), g_tape.gradient(g_loss, g_weights)
        self.d_optimizer.apply(d_gradient, d_weights)
        self.g_optimizer.apply(g_gradient, g_weights)
        return {"d_loss": d_loss, "g_loss": g_loss}


def run(arm, seed):
    keras.utils.set_random_seed(seed)
    gan = ClassicGAN(*classic_networks(seed), prior=priors.uniform(LATENT_DIM), seed=seed)
    gan.compile(Adam(arm["rate"]), Adam(arm["rate"]))
    images = data.mnist(BATCH_SIZE, scale=(0, 1), seed=seed)
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    rows, kept = [], []
    for _ in range(STEPS // EVERY):
        gan.fit(images, steps_per_epoch=EVERY, verbose=0)
        samples = gan.samples(SAMPLES)
        if not np.isfinite(samples).all():
            break  # a logarithm of 0 ended the game
        rows.append({"steps": int(gan.g_optimizer.iterations), **judged(samples, real)})
        kept.append(samples[:SHOWN])
    PICTURE.parent.mkdir(exist_ok=True)
    Image.fromarray(plots.tile(np.concatenate(kept), columns=SHOWN)[..., 0]).save(PICTURE, optimize=True)
    return rows


def judged(samples, real):
    """What the lesson prints of samples, and the share of the digit that comes most often."""
    answers = metrics.probabilities(samples)
    return {
        "realism": metrics.confident_share(answers),
        "classes": metrics.classes_present(answers),
        "most_frequent": np.bincount(answers.argmax(axis=1)).max() / len(answers),
        "frechet_distance": metrics.frechet_distance(real, metrics.features(samples)),
    }


def claims(rows):
    """The digits present at first and at last, and the last distance."""
    return {
        "classic_long.first_digits": rows[0]["classes"],
        "classic_long.last_digits": rows[-1]["classes"],
        "classic_long.last_distance": rows[-1]["frechet_distance"],
    }
