"""ganedu: the small Keras package behind the GAN course.

Importing it is instant. TensorFlow is loaded when the first name that needs it is used.

The files stand in rooms by purpose, such as `ganedu/parts/optimizers.py`; the names that users import stay flat,
`ganedu.optimizers`. Both name the same module.
"""

import importlib
import importlib.abc
import importlib.util
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

__version__ = "0.1.0"

_ROOMS = {
    "course": ("budgets", "checks", "claims", "jupyter", "studies"),
    "games": ("conditional", "feature_matching", "game", "gan", "infogan", "semi_supervised"),
    "parts": ("layers", "networks", "objectives", "optimizers", "penalties", "priors"),
    "training": ("backend", "callbacks", "checkpoints", "configurations", "devices"),
}
_HOME = {
    "ConditionalGAN": "ganedu.games.conditional",
    "FeatureMatchingGAN": "ganedu.games.feature_matching",
    "GAN": "ganedu.games.gan",
    "Game": "ganedu.games.game",
    "InfoGAN": "ganedu.games.infogan",
    "SemiSupervisedGAN": "ganedu.games.semi_supervised",
    "budget": "ganedu.course.budgets",
    "claim": "ganedu.course.claims",
    "load": "ganedu.games.loading",
}
_MODULES = {
    "callbacks",
    "checkpoints",
    "checks",
    "claims",
    "data",
    "layers",
    "live",
    "metrics",
    "networks",
    "objectives",
    "optimizers",
    "penalties",
    "plots",
    "priors",
    "progress",
    "studies",
    "zoo",
}
_WITH_TENSORFLOW = tuple(
    f"ganedu.{part}"
    for part in ("data", "games", "live", "metrics", "parts", "training.callbacks", "training.checkpoints", "zoo")
)
_FLAT = {f"ganedu.{name}": f"ganedu.{room}.{name}" for room, names in _ROOMS.items() for name in names}

__all__ = sorted({*_HOME, *_MODULES})


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'ganedu' has no attribute {name!r}; it has {', '.join(__all__)}")
    if name in _MODULES:
        return importlib.import_module(f"ganedu.{name}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__():
    return __all__


class _Flat(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `ganedu.optimizers`, and what is below such a name, in its room. TensorFlow is loaded for what needs it."""

    def find_spec(self, fullname, path=None, target=None):
        flat = ".".join(fullname.split(".")[:2])
        own = _FLAT.get(flat, flat) + fullname.removeprefix(flat)
        if own.startswith(_WITH_TENSORFLOW):
            importlib.import_module("ganedu.training.backend").load()
        return None if own == fullname else importlib.util.spec_from_loader(fullname, self, origin=own)

    def create_module(self, spec):
        module = importlib.import_module(spec.origin)
        spec.loader_state = module.__spec__  # importlib is about to replace it by that of the flat name
        return module

    def exec_module(self, module):
        module.__spec__ = module.__spec__.loader_state


sys.meta_path.insert(0, _Flat())
