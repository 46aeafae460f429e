"""Fixtures that the tests share."""

import contextlib
import gc
import os
import pathlib
import tempfile

os.environ.setdefault("GANEDU_BUDGET", "smoke")
os.environ.setdefault("GANEDU_PRECISION", "float32")

from ganedu import GAN, data, networks, priors
import keras
import kernels
import numpy as np
import pytest
from xdist.scheduler import LoadFileScheduling

QUICK = pytest.StashKey[dict]()


class Scheduling(LoadFileScheduling):
    """Keeps the tests of a file, and the cells of a notebook, in one process. Those of the exercises are spread.

    All that wait for a browser are in one process, so that the other computes meanwhile.
    """

    def _split_scope(self, nodeid):
        if "test_exercises.py" in nodeid:
            return nodeid
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


def pytest_collection_modifyitems(items):
    """The browser's tests take the longest and begin first; the exercises' are many and small, and fill the end."""
    items.sort(key=lambda item: ("test_exercises.py" in item.nodeid) - item.nodeid.startswith("tests/browser/"))


def pytest_collection_finish():
    """What is loaded by now stays: the garbage collector need not look through it again and again."""
    gc.freeze()


def quick(config):
    """What to put into the environment so that Jupyter's kernels begin with TensorFlow loaded."""
    if QUICK not in config.stash:
        stack = contextlib.ExitStack()
        config.add_cleanup(stack.close)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        config.stash[QUICK] = stack.enter_context(kernels.prepared(pathlib.Path(folder)))
    return config.stash[QUICK]


class QuickKernels:
    """A plugin, since pytest keeps the hooks of this file from notebooks, which lie beside its folder."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        """The first cell of a notebook starts its kernel."""
        with pytest.MonkeyPatch.context() as patch:
            if item.path.suffix == ".ipynb":
                for name, value in quick(item.config).items():
                    patch.setenv(name, value)
            return (yield)


def pytest_configure(config):
    config.pluginmanager.register(QuickKernels())


@pytest.fixture(scope="session")
def quick_kernels(request):
    return quick(request.config)


@pytest.fixture
def rng():
    return np.random.default_rng(7)


@pytest.fixture
def points(rng):
    """A stream of two-dimensional points on a circle."""
    angles = rng.uniform(0, 2 * np.pi, 512)
    return data.stream(np.stack([np.cos(angles), np.sin(angles)], 1).astype("float32"), batch_size=16)


@pytest.fixture
def make_gan():
    """Builds a tiny compiled GAN on points, the same one for the same seed."""

    def make(seed=0, g_optimizer=None, **options):
        keras.utils.set_random_seed(seed)
        gan = GAN(
            networks.dense_generator(2, (16,), (2,), activation=None),
            networks.dense_discriminator((2,), (16,)),
            **{"prior": priors.normal(2), "seed": seed, **options},
        )
        gan.compile(keras.optimizers.Adam(1e-3), g_optimizer or keras.optimizers.Adam(1e-3))
        return gan

    return make
