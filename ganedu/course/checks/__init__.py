"""The feedback that exercises give: one module for each exercise, one check for each task."""

import importlib

from ganedu.course.checks.common.hints import Hint

__all__ = [
    "Hint",
    "conditional_gan",
    "dcgan",
    "improved_techniques",
    "infogan",
    "minimax",
    "start_here",
    "vanilla_gan",
    "wgan",
]


def __getattr__(name):
    # The modules use TensorFlow, which is not loaded before an exercise asks for its check.
    if name in __all__:
        return importlib.import_module(f"ganedu.course.checks.{name}")
    raise AttributeError(f"module 'ganedu.checks' has no attribute {name!r}; it has {', '.join(__all__)}")
