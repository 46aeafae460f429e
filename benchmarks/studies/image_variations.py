"""What does each part of the image recipe do? One part at a time is changed, for a minute of training each.

One seed: differences of 5 in the Fréchet distance mean nothing here. See `image_recipe` for the recipe and how it is
judged.
"""

from ganedu import objectives, penalties
import keras

from benchmarks.recipes import BEST, race

FILES = ("ganedu/metrics/mnist_evaluator.keras",)
SEEDS = (0,)
ARMS = {
    "best": {},
    "penalty in every turn": {"penalty": penalties.r1(0.1)},
    "batches of 16": {"batch_size": 16},
    "batches of 64": {"batch_size": 64},
    "both rates 2e-4": {"d_rate": 2e-4, "g_rate": 2e-4},
    "beta_1 0.5": {"beta_1": 0.5, "beta_2": 0.999},
    "no averaged weights": {"average": None},
    "spectral norm and hinge": {"penalty": penalties.none, "objective": objectives.hinge, "spectral_norm": True},
    "batch norm in D, no penalty": {"penalty": penalties.none, "batch_norm": True},
    "relativistic": {"objective": objectives.relativistic},
    "D with 16 channels": {"d_channels": 16},
    "normal, deviation 0.02": {"initializer": keras.initializers.RandomNormal(stddev=0.02)},
}


def run(arm, seed):
    return race(BEST | arm, seed, (60,))


def claims(rows):
    return {}
