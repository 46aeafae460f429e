"""Do the failure detectors keep silent on healthy games? python benchmarks/false_alarms.py

Ten healthy games, lesson 02's own for 10,000 steps among them, and lesson 02's game with the saturating loss, which
must be told of. A game lasts 60 s, and longer where that is too short for every detector to speak: the silence of a
shorter one would prove nothing. Prints what was found, and the share of the time that went into looking.
"""

import time

from ganedu import GAN, data, networks, objectives, penalties
from ganedu.callbacks import FailureDetectors
import keras
from keras.layers import Conv2D, Dense, Flatten, LeakyReLU, SpectralNormalization
from keras.optimizers import Adam
from lesson_02 import definitions
import numpy as np

SECONDS = 60
LEAST_STEPS = 2_300  # the most patient detector waits for 2,000
LEAST_LOOKS = 21  # and for 20 looks, however many steps lie between them
LESSON_STEPS = 10_000
BREAK_STEPS = 2_000


class Clocked(FailureDetectors):
    """Failure detectors that say what they cost, and end a training after some seconds."""

    def __init__(self, seconds):
        super().__init__()
        self.seconds, self.looking, self.looks = seconds, 0.0, 0

    def on_train_begin(self, logs=None):
        super().on_train_begin(logs)
        self.begin = time.perf_counter()

    def _look(self):
        super()._look()
        self.looks += 1

    def on_train_batch_end(self, batch, logs=None):
        start = time.perf_counter()
        super().on_train_batch_end(batch, logs)
        now = time.perf_counter()
        self.looking += now - start
        self.share = self.looking / (now - self.begin)
        self.steps = batch + 1
        long_enough = self.steps >= LEAST_STEPS and self.looks >= LEAST_LOOKS
        if long_enough and now - self.begin > self.seconds:
            self.model.stop_training = True


def points(modes, spread):
    rng = np.random.default_rng(0)
    chosen = modes[rng.integers(0, len(modes), 10_000)]
    return data.stream((chosen + rng.normal(0, spread, chosen.shape)).astype("float32"), batch_size=256)


def ring():
    angles = 2 * np.pi * np.arange(8) / 8
    return points(np.stack([np.cos(angles), np.sin(angles)], axis=1), 0.01)


def grid():
    return points(np.stack(np.meshgrid([-4, -2, 0, 2, 4], [-4, -2, 0, 2, 4]), axis=-1).reshape(-1, 2), 0.05)


def toy(seed, objective, penalty, d_turns=1):
    keras.utils.set_random_seed(seed)
    generator = networks.dense_generator(2, (128, 128, 128), (2,), activation=None)
    discriminator = networks.dense_discriminator((2,), (128, 128, 128))
    gan = GAN(generator, discriminator, objective, penalty, d_turns=d_turns, seed=seed)
    gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=True))
    return gan


def images(seed, generator, discriminator, objective, penalty=penalties.none, rate=1e-3):
    gan = GAN(generator, discriminator, objective, penalty, seed=seed)
    gan.compile(Adam(rate, 0.5), Adam(rate, 0.5, use_ema=True))
    return gan


def spectral_discriminator(channels):
    convolutions = [SpectralNormalization(Conv2D(width, 4, 2, "same")) for width in (channels, 2 * channels)]
    first, second = convolutions
    ends = [Flatten(), SpectralNormalization(Dense(1))]
    return keras.Sequential([keras.Input((28, 28, 1)), first, LeakyReLU(0.2), second, LeakyReLU(0.2), *ends])


def games():
    """Names, games and streams, each made when it is asked for."""
    r1, r2 = penalties.r1, penalties.r2
    yield "ring, non-saturating + R1", toy(0, objectives.non_saturating, r1(0.1)), ring()
    yield "ring, relativistic + R1 + R2", toy(1, objectives.relativistic, r1(0.1) + r2(0.1)), ring()
    yield "grid, relativistic + R1 + R2", toy(2, objectives.relativistic, r1(0.1) + r2(0.1)), grid()
    yield "ring, WGAN-GP", toy(3, objectives.wasserstein, penalties.gradient_penalty(1.0), d_turns=5), ring()
    yield "ring, hinge + gradient penalty", toy(4, objectives.hinge, penalties.gradient_penalty(1.0)), ring()
    dense = networks.dense_generator(64), networks.dense_discriminator()
    yield (
        "digits, dense, WGAN-GP",
        images(5, *dense, objectives.wasserstein, penalties.gradient_penalty(10.0)),
        data.mnist(64),
    )
    stock = networks.dcgan_generator(), networks.dcgan_discriminator(batch_norm=True)
    yield "digits, DCGAN", images(6, *stock, objectives.non_saturating, rate=2e-4), data.mnist(64)
    hinge = networks.dcgan_generator(channels=16), spectral_discriminator(16)
    yield "clothes, DCGAN, hinge + spectral norm", images(7, *hinge, objectives.hinge), data.fashion_mnist(64)
    modern = networks.dcgan_generator(channels=16), networks.dcgan_discriminator(channels=16)
    yield (
        "digits, DCGAN, relativistic + R1 + R2",
        images(8, *modern, objectives.relativistic, r1(1.0) + r2(1.0)),
        data.mnist(64),
    )


def report(name, gan, stream, seconds, steps):
    detectors = Clocked(seconds)
    gan.fit(stream, steps_per_epoch=steps, callbacks=[detectors], verbose=0)
    found = ", ".join(f"{name} at step {step:,}" for step, name, _ in detectors.findings) or "nothing"
    length = f"{detectors.steps:7,} steps, {detectors.looks:3} looks, {detectors.share:5.1%} of the time"
    print(f"{name:40} {length}, found: {found}", flush=True)
    return bool(detectors.findings)


def main():
    alarms = [report(*game, SECONDS, 10_000_000) for game in games()]
    lesson = definitions()
    stream = data.mnist(lesson["BATCH_SIZE"])
    healthy, broken = (lesson["our_gan"](loss) for loss in (objectives.non_saturating, objectives.minimax))
    alarms.append(report("lesson 02", healthy, stream, float("inf"), LESSON_STEPS))
    print(f"false alarms: {sum(alarms)} of {len(alarms)} healthy games")
    report("lesson 02, saturating", broken, stream, float("inf"), BREAK_STEPS)


if __name__ == "__main__":
    main()
