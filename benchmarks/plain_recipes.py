"""Is there a plain recipe, without labels made or given, that halves the distance of the course's in as many seconds?

    python -m benchmarks.plain_recipes [NAME ...]

Each plays the digits for 120 seconds of processor time, with one seed, and says its Fréchet distance.
"""

import argparse
import functools
import time

from ganedu import GAN, data, metrics, networks, objectives, penalties
from ganedu.optimizers import Adam
import keras
from keras import layers

from benchmarks.studies import same_seconds

SECONDS, SAMPLES = 120, 10_000


def course(batch=32, channels=32, rate=2e-3, average=0.998, d_channels=None, objective=objectives.non_saturating):
    """The course's recipe with another number."""
    players = networks.dcgan_generator(channels=channels), networks.dcgan_discriminator(channels=d_channels or channels)
    gan = GAN(*players, objective=objective, penalty=same_seconds.smooth())
    gan.compile(Adam(rate, 0.0, 0.99), Adam(rate, 0.0, 0.99, use_ema=True, ema_momentum=average))
    return gan, data.mnist(batch)


def falling(steps):
    """The rate falls to 0 over the second half of so many steps, which take about as long."""
    gan, images = course()
    half = steps // 2

    def rate():
        return keras.optimizers.schedules.CosineDecay(2e-3, half, warmup_target=2e-3, warmup_steps=half)

    gan.compile(Adam(rate(), 0.0, 0.99), Adam(rate(), 0.0, 0.99, use_ema=True, ema_momentum=0.995))
    return gan, images


def r3gan(channels=32):
    """R3GAN in small (Huang et al., 2024): relativistic, R1 and R2, residual blocks, no normalisation."""

    def block(x, width):
        inner = layers.LeakyReLU(0.2)(layers.Conv2D(width, 1, use_bias=False)(x))
        inner = layers.LeakyReLU(0.2)(layers.Conv2D(width, 3, padding="same", groups=width // 8)(inner))
        return x + layers.Conv2D(x.shape[-1], 1, use_bias=False, kernel_initializer="zeros")(inner)

    z = keras.Input((64,))
    x = layers.Reshape((7, 7, 2 * channels))(layers.Dense(49 * 2 * channels)(z))
    x = layers.UpSampling2D(interpolation="bilinear")(layers.Conv2D(channels, 1)(block(x, 2 * channels)))
    x = layers.UpSampling2D(interpolation="bilinear")(block(x, channels))
    generator = keras.Model(z, layers.Conv2D(1, 3, padding="same", activation="tanh")(x))
    image = keras.Input((28, 28, 1))
    x = block(layers.AveragePooling2D()(layers.Conv2D(channels, 3, padding="same")(image)), channels)
    x = block(layers.AveragePooling2D()(layers.Conv2D(2 * channels, 1)(x)), 2 * channels)
    discriminator = keras.Model(image, layers.Dense(1)(layers.Flatten()(x)))
    penalty = penalties.lazy(penalties.r1(0.1) + penalties.r2(0.1), every=8)
    gan = GAN(generator, discriminator, objective=objectives.relativistic, penalty=penalty)
    gan.compile(Adam(1e-3, 0.0, 0.99), Adam(1e-3, 0.0, 0.99, use_ema=True, ema_momentum=0.998))
    return gan, data.mnist(32)


RECIPES = {
    "the course's": course,
    "batch 16": functools.partial(course, batch=16),
    "batch 64": functools.partial(course, batch=64),
    "16 channels": functools.partial(course, channels=16),
    "48 channels": functools.partial(course, channels=48),
    "D of 64 channels": functools.partial(course, d_channels=64),
    "rate 4e-3": functools.partial(course, rate=4e-3),
    "shorter average, 0.99": functools.partial(course, average=0.99),
    "a falling rate": functools.partial(falling, 4_000),
    "relativistic": functools.partial(course, objective=objectives.relativistic),
    "R3GAN in small": r3gan,
}


def measured(make):
    """Steps in the seconds, and the distance after them."""
    keras.utils.set_random_seed(0)
    gan, images = make()
    gan.fit(images, steps_per_epoch=10**6, callbacks=[same_seconds.Until(SECONDS)], verbose=0)
    samples = gan.generate(gan.prior(SAMPLES, seed=1))
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    return int(gan.g_optimizer.iterations), metrics.frechet_distance(real, metrics.features(samples))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *RECIPES], help="recipes; all if none")
    for name in parser.parse_args().names or RECIPES:
        start = time.perf_counter()
        steps, distance = measured(RECIPES[name])
        print(f"| {name} | {steps:,} | {distance:.1f} | {time.perf_counter() - start:.0f} s |", flush=True)


if __name__ == "__main__":
    main()
