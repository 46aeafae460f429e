"""Keras callbacks for `fit` and `live.train`: when to look, and what to look for."""

from ganedu.training.callbacks.detectors import (
    Collapse,
    Detector,
    Look,
    Memorising,
    Oscillation,
    PerfectDiscriminator,
    VanishingGradient,
)
from ganedu.training.callbacks.failures import BackFromNaN, FailureDetectors

__all__ = [
    "Collapse",
    "Detector",
    "FailureDetectors",
    "Look",
    "Memorising",
    "Oscillation",
    "PerfectDiscriminator",
    "VanishingGradient",
    "BackFromNaN",
]
