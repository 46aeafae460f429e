"""Replays of a study's runs: they tell in seconds whether the rows that took hours still stand.

A replay is the run itself, except that each training in it ends after its first 20 steps. It gives the losses of the
first training, step by step, and the figures that the run then computes from its hardly trained networks. These
numbers are kept beside the rows, in NAME.first_steps.jsonl. Rows are current while a replay of their arm gives the same
numbers within 1e-5 (relative, for numbers above 1).

The same numbers can be expected only where a machine rounds as the one did that kept them. Convolutional games magnify
the last digit: with oneDNN held to AVX2, or switched off, the losses of step 1 moved by at most 1e-6 in 19 arms, and
those of step 20 by up to 0.5. So each replay also tells how its machine rounds (`rounding`), and where that differs
from what was kept, only step 1 is compared. Its checksum alone is not enough: two machines agreed in it, and gave the
losses of `few_labels` and `infogan_codes` alike for 2 to 12 steps only. So the processor counts as well.

What a replay cannot see: a change that begins after step 20, such as in the fall of a rate, and how fast the code is.
After such a change, `--fresh` measures again.
"""

import contextlib
import importlib.metadata
import math
import pathlib
import platform
import shutil
import sys
import tempfile
import time
from unittest import mock
import zlib

from ganedu.studies import Study

STEPS = 20
NEAR = 1e-5


def replay(path, arm, seed):
    """Runs one arm under one seed, with each training cut to its first steps.

    Args:
        path: the study's file.
        arm: the arm's name.
        seed: an integer.

    Returns:
        A dictionary of "rounding", as `rounding` gives it; "seconds", of processor time; "training", lists of numbers
        by name: the steps that the first training was asked for, and its losses, step by step (of stock Keras, their
        running means); and "figures", lists of numbers by name, one for each row, seconds left out. A run without a
        training is replayed by its figures alone.
    """
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        # A copy of the script: what a run keeps beside it, such as pictures, stays as the whole run left it.
        study = Study(shutil.copy(path, folder))
        with trainings_cut_short() as trainings:
            rows = study.run(arm, seed)
    figures = [{name: value for name, value in row.items() if is_figure(name, value)} for row in rows]
    return {
        "rounding": rounding(),
        "seconds": round(time.process_time() - start, 1),
        "training": trainings[0] if trainings else {},
        "figures": columns(figures),
    }


def is_figure(name, value):
    return not isinstance(value, str) and not name.endswith("seconds")


def columns(rows):
    """The values of dictionaries by name. Nine digits tell every number of single precision from its neighbours."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [float(f"{row[name]:.9g}") for row in rows if name in row] for name in names}


@contextlib.contextmanager
def trainings_cut_short():
    """Ends each training of Keras or ganedu after `STEPS` steps, and gives the list to which each adds its numbers."""
    trainings = []
    if "keras" not in sys.modules:  # the script, which is loaded, trains nothing
        yield trainings
        return
    from ganedu.training import worker
    import keras

    class FirstSteps(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            self.losses = []

        def on_train_batch_end(self, batch, logs=None):
            self.losses.append(logs)
            self.model.stop_training = self.model.stop_training or len(self.losses) == STEPS

        def on_train_end(self, logs=None):
            asked = self.params["steps"] * self.params["epochs"]
            trainings.append({"steps asked": [asked], **columns(self.losses)})

    make = keras.callbacks.CallbackList.__init__

    def make_with_first_steps(self, callbacks=None, *arguments, **options):
        make(self, [*(callbacks or ()), FirstSteps()], *arguments, **options)

    with (
        mock.patch.object(keras.callbacks.CallbackList, "__init__", make_with_first_steps),
        mock.patch.object(worker, "SECONDS_PER_CALL", 0),  # one step in each call, so that none hides in a mean
    ):
        yield trainings


def processor(path="/proc/cpuinfo"):
    """Which processor this is, such as "AuthenticAMD 25 17 1024 KB": its maker, family, model and cache.

    Args:
        path: where Linux lists its processors. Elsewhere Python's name for the processor is given.
    """
    path = pathlib.Path(path)
    lines = (line.partition(":") for line in path.read_text().splitlines()) if path.exists() else ()
    said = {}
    for name, _, value in lines:
        said.setdefault(name.strip(), value.strip())
    names = "vendor_id", "cpu family", "model", "cache size"
    return " ".join(said[name] for name in names if name in said) or platform.processor() or platform.machine()


def rounding():
    """How this machine rounds: its processor, and a checksum of the slopes of a small network, bit by bit."""
    if "keras" not in sys.modules:
        return "no network"
    import tensorflow as tf

    shapes = (32, 28, 28, 1), (4, 4, 1, 32), (32,), (4, 4, 32, 64), (7 * 7 * 64, 128), (128, 784)
    drawn = [tf.random.stateless_normal(shape, (seed, 0)) for seed, shape in enumerate(shapes)]

    @tf.function
    def slopes(parts):
        images, first, bias, second, dense, wide = parts
        with tf.GradientTape() as tape:
            tape.watch(parts)
            hidden = tf.nn.leaky_relu(tf.nn.bias_add(tf.nn.conv2d(images, first, 2, "SAME"), bias))
            hidden = tf.nn.leaky_relu(tf.nn.conv2d(hidden, second, 2, "SAME"))
            hidden = tf.tanh(tf.reshape(hidden, (32, -1)) @ dense / 100.0)
            loss = tf.reduce_mean(tf.nn.softplus(hidden @ wide))
        return tape.gradient(loss, parts)

    return f"{processor()}, {zlib.crc32(b''.join(slope.numpy().tobytes() for slope in slopes(drawn))):08x}"


def versions():
    """What the numbers of a run depend on besides code and machine: "TensorFlow 2.21.0, Keras 3.15.1"."""
    return ", ".join(f"{name} {importlib.metadata.version(name.lower())}" for name in ("TensorFlow", "Keras"))


def difference(before, after):
    """Holds a replay, or an error in its place, against an earlier one of the same run.

    Returns:
        The first departure, such as "d_loss is 1.25 instead of 1.5 (step 3)", or None if there is none. Where the
        machines round otherwise, step 1 of the training is compared and nothing else.
    """
    if "error" in after:
        return f"it fails with {after['error']}"
    alike = before["rounding"] == after["rounding"] or not before["training"]
    for part, place in (("training", "step"), ("figures", "row")) if alike else (("training", "step"),):
        were, are = before[part], after[part]
        if were.keys() != are.keys():
            return f"it gives {', '.join(are) or 'nothing'} instead of {', '.join(were) or 'nothing'}"
        for name in were:
            pairs = list(zip(were[name], are[name], strict=False))[: None if alike else 1]
            for number, (was, now) in enumerate(pairs, start=1):
                if not math.isclose(was, now, rel_tol=NEAR, abs_tol=NEAR):
                    return f"{name} is {now:.9g} instead of {was:.9g} ({place} {number})"
            if len(were[name]) != len(are[name]):
                return f"{name} has {len(are[name])} {place}s instead of {len(were[name])}"
    return None
