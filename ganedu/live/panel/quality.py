"""A quality curve for the panel: one number that falls as samples get better."""

import time

from ganedu import metrics
import keras
import numpy as np

SAMPLES = 1_000
SHORTEST = 30.0  # seconds between two readings
LARGEST_SHARE = 0.01  # of the training's time


class Quality(keras.callbacks.Callback):
    """Measures the Fréchet distance of samples to real images while a GAN trains.

    With 1,000 samples the number is larger than with 10,000: compare it with itself and with its floor alone.

        run = live.train(gan, images, steps=10_000, callbacks=[live.Quality(real_digits)])

    Args:
        real: images in [-1, 1], `(n, 28, 28, 1)`, at least 2,000 that no GAN was trained on, or of any shape that
            `features` takes.
        features: from images to features, `(n, d)`; by default those of the frozen MNIST classifier.
        every_seconds: the least time between two readings. They are rarer where they would cost more than a hundredth
            of the training's time.

    Attributes:
        floor: the distance that 1,000 real images have from 1,000 others.
        readings: lists under "step" and "frechet_distance".

    Raises:
        ValueError: if there are too few real images.
    """

    def __init__(self, real, features=metrics.features, every_seconds=SHORTEST):
        super().__init__()
        if len(real) < 2 * SAMPLES:
            raise ValueError(f"There are {len(real)} real images; expected at least {2 * SAMPLES:,}.")
        if 0 == np.min(real) < np.max(real):  # as only black gives, in [0, 1]
            raise ValueError(f"The real images lie in [0, {np.max(real):g}]; expected [-1, 1]: 2 * images - 1.")
        self.features = features
        self.every_seconds = every_seconds
        self._real = features(real[:SAMPLES])
        self.floor = metrics.frechet_distance(self._real, features(real[SAMPLES : 2 * SAMPLES]))
        self.readings = {"step": [], "frechet_distance": []}
        self._next = None

    def on_training(self, training):
        self._training = training

    def on_train_begin(self, logs=None):
        self._next = time.perf_counter() + self.every_seconds

    def on_train_batch_end(self, batch, logs=None):
        if time.perf_counter() >= self._next:
            self._read()

    def on_train_end(self, logs=None):
        self._read()

    def on_go_back(self):
        """Forgets what was read after the place that the training went back to."""
        kept = sum(reading <= self._training.steps_done for reading in self.readings["step"])
        self.readings = {name: values[:kept] for name, values in self.readings.items()}

    def _read(self):
        if self.readings["step"][-1:] == [self._training.steps_done]:
            return
        start = time.perf_counter()
        fake = self.features(self.model.samples(SAMPLES, self._training.batches(0).unbatch()))
        distance = metrics.frechet_distance(self._real, fake) if np.isfinite(fake).all() else float("nan")
        self.readings["step"].append(self._training.steps_done)
        self.readings["frechet_distance"].append(distance)
        end = time.perf_counter()
        first = len(self.readings["step"]) == 1  # it compiles `generate`, so what it cost says nothing
        self._next = end + (self.every_seconds if first else max(self.every_seconds, (end - start) / LARGEST_SHARE))
