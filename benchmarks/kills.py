"""Kills a training with SIGKILL, again and again, and compares its end with that of a training left alone.

    python benchmarks/kills.py --kills 20

The game has Dropout, a running average of the generator and two turns of the discriminator a step. Each life goes on
from the checkpoint that the one before left behind, and is killed from outside, a random moment after a random step:
within a step, or in the middle of a checkpoint. All variables and the history have to come out bit-equal.

Linux alone: the lives are forked from one process that has imported TensorFlow and not used it yet.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # no thread may exist when a process is forked

import argparse
import contextlib
import io
import json
import pathlib
import random
import signal
import tempfile
import time

from ganedu import GAN, checkpoints, data, networks, priors
import keras
import numpy as np

EPOCHS, STEPS = 3, 80


class Reporter(keras.callbacks.Callback):
    """Writes one byte into a pipe after each step."""

    def __init__(self, pipe):
        super().__init__()
        self.pipe = pipe

    def on_train_batch_end(self, batch, logs=None):
        os.write(self.pipe, b".")


def toy_game():
    """A compiled GAN on points whose every kind of state changes at every step."""
    keras.utils.set_random_seed(0)
    discriminator = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(32, "relu"),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(1),
        ]
    )
    generator = networks.dense_generator(2, (32,), (2,), activation=None)
    gan = GAN(generator, discriminator, prior=priors.normal(2), d_turns=2)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3, use_ema=True), steps_per_execution=1)
    return gan


def live(result, callbacks):
    """Trains to the end and writes all variables and the history to `result`."""
    gan = toy_game()
    points = data.stream(np.random.default_rng(0).normal(size=(512, 2)).astype("float32"), batch_size=16)
    with contextlib.redirect_stdout(io.StringIO()):
        history = gan.fit(points, steps_per_epoch=STEPS, epochs=EPOCHS, callbacks=callbacks, verbose=0)
    variables = [*gan.variables, *gan.d_optimizer.variables, *gan.g_optimizer.variables]
    np.savez(result, *[variable.numpy() for variable in variables], history=json.dumps(history.history))


def fork(function, *arguments):
    """Runs a function in a process of its own and returns its id."""
    assert len(os.listdir("/proc/self/task")) == 1, "a process with threads cannot be forked soundly"
    child = os.fork()
    if child == 0:
        function(*arguments)
        os._exit(0)
    return child


def kill_after(step, result, folder):
    """Lets a life go on until `step` steps of the training are done, and a moment longer.

    Returns:
        Whether it was killed, rather than ended by itself.
    """
    reading, writing = os.pipe()
    child = fork(live, result, [checkpoints.Checkpoints(folder, every_seconds=0), Reporter(writing)])
    os.close(writing)
    kept = max((int(path.stem.split("-")[1]) for path in folder.glob("step-*.npz")), default=0)
    for _ in range(max(1, step - kept)):
        os.read(reading, 1)
    time.sleep(random.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(reading)
    return os.WIFSIGNALED(status)


def same(first, second):
    """Whether two results hold the same bits."""
    with np.load(first) as one, np.load(second) as other:
        return one.files == other.files and all(one[key].tobytes() == other[key].tobytes() for key in one.files)


def main():
    """Lives, dies, and compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        alone, resumed, run = folder / "alone.npz", folder / "resumed.npz", folder / "run"
        os.waitpid(fork(live, alone, []), 0)
        for step in sorted(random.sample(range(1, EPOCHS * STEPS - 20), options.kills)):
            assert kill_after(step, resumed, run), "the training ended before it was killed"
            kept = [path.name for path in sorted(run.iterdir())]
            print(f"killed after step {step}; left behind: {', '.join(kept) or 'nothing'}", flush=True)
        os.waitpid(fork(live, resumed, [checkpoints.Checkpoints(run)]), 0)
        equal = same(alone, resumed)
    print(f"{options.kills} kills, {EPOCHS * STEPS} steps: {'bit-equal' if equal else 'DIFFERENT'}")
    return 0 if equal else 1


if __name__ == "__main__":
    raise SystemExit(main())
