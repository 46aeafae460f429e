"""Checks of exercise 04: improved techniques, in the plane."""

from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.improved_techniques.averaging import averaged_step
from ganedu.course.checks.improved_techniques.matching import feature_matching
from ganedu.course.checks.improved_techniques.minibatch import closeness
from ganedu.course.checks.improved_techniques.reference import virtual_batch_norm
from ganedu.course.checks.improved_techniques.semi_supervised import semi_supervised_loss
from ganedu.course.checks.improved_techniques.smoothing import smoothed_loss

__all__ = [
    "averaged_step",
    "closeness",
    "feature_matching",
    "ready",
    "semi_supervised_loss",
    "smoothed_loss",
    "virtual_batch_norm",
]

ready = gate(feature_matching, smoothed_loss, virtual_batch_norm, closeness, semi_supervised_loss, averaged_step)
