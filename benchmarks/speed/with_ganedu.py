"""ganedu, as the lessons use it."""

from ganedu import GAN, data, priors
from ganedu.optimizers import Adam
import keras
import numpy as np

from benchmarks.speed.keras_networks import build
from benchmarks.speed.tasks import RATE, Dense


class Report(keras.callbacks.Callback):
    """Tells the clock of every call, which may run several steps."""

    def __init__(self, clock, batch_size):
        super().__init__()
        self.clock = clock
        self.batch_size = batch_size
        self.steps = 0

    def on_train_batch_end(self, batch, logs=None):
        images = (batch + 1 - self.steps) * self.batch_size
        self.steps = batch + 1
        self.clock(images, logs["d_loss"])


def stream(task):
    """The task's digits; those of another size than 28 x 28 get an empty border."""
    if task.image_shape == (28, 28, 1):
        return data.mnist(task.batch_size, scale=task.scale)
    images, _ = data.load("mnist")
    border = (task.image_shape[0] - 28) // 2
    padded = np.pad(images, ((0, 0), (border, border), (border, border), (0, 0)))
    return data.stream(padded, batch_size=task.batch_size, scale=task.scale)


def game(task):
    """The task's GAN, compiled."""
    prior = priors.uniform if isinstance(task, Dense) else priors.normal
    gan = GAN(*build(task), prior=prior(task.latent_dim))
    gan.compile(d_optimizer=Adam(RATE), g_optimizer=Adam(RATE))
    return gan


def train(task, clock):
    """Trains until the clock ends it."""
    report = Report(clock, task.batch_size)
    game(task).fit(stream(task), steps_per_epoch=10**9, callbacks=[report], verbose=0)
