"""How good are the samples? Distances, shares and scores, and the frozen classifiers whose features they take.

A quality number alone says little: `measured` adds its interval and what real data get.
"""

from ganedu.metrics.codes import best_matching, matched_accuracy, mutual_information
from ganedu.metrics.correlation import spearman
from ganedu.metrics.evaluators import classes_present, confident_share, evaluator, features, probabilities
from ganedu.metrics.frechet import frechet_distance
from ganedu.metrics.inception import inception_score
from ganedu.metrics.intervals import Measured, measured
from ganedu.metrics.kernel import kernel_distance
from ganedu.metrics.labelled import gan_test, gan_train
from ganedu.metrics.modes import ModeCoverage, mode_coverage
from ganedu.metrics.neighbours import coverage, density, precision, recall
from ganedu.metrics.wasserstein import wasserstein_distance

__all__ = [
    "Measured",
    "ModeCoverage",
    "best_matching",
    "classes_present",
    "confident_share",
    "coverage",
    "density",
    "evaluator",
    "features",
    "frechet_distance",
    "gan_test",
    "gan_train",
    "inception_score",
    "kernel_distance",
    "matched_accuracy",
    "measured",
    "mode_coverage",
    "mutual_information",
    "precision",
    "probabilities",
    "recall",
    "spearman",
    "wasserstein_distance",
]
