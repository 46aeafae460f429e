"""ganedu: the small Keras package behind the GAN course.

Importing it is instant. TensorFlow is loaded when the first name that needs it is used.
"""

import importlib
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

__version__ = "0.1.0"

_HOME = {
    "ConditionalGAN": "ganedu.conditional",
    "FeatureMatchingGAN": "ganedu.feature_matching",
    "GAN": "ganedu.gan",
    "Game": "ganedu.game",
    "InfoGAN": "ganedu.infogan",
    "SemiSupervisedGAN": "ganedu.semi_supervised",
    "budget": "ganedu.budgets",
    "claim": "ganedu.claims",
    "load": "ganedu.game",
}
_MODULES = {
    "callbacks",
    "checkpoints",
    "checks",
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
    "studies",
    "zoo",
}
_WITHOUT_TENSORFLOW = {"checks", "plots", "studies"}

__all__ = sorted({*_HOME, *_MODULES})


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'ganedu' has no attribute {name!r}; it has {', '.join(__all__)}")
    if name not in _WITHOUT_TENSORFLOW:
        importlib.import_module("ganedu.backend").load()
    if name in _MODULES:
        return importlib.import_module(f"ganedu.{name}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__():
    return __all__
