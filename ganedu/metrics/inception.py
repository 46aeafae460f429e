"""The inception score: is each sample of one class for certain, and is every class there?"""

from ganedu.metrics.inputs import checked_probabilities
import numpy as np


def inception_score(probabilities):
    """exp(E KL(p(y|x) ‖ p(y))) (Salimans et al., 2016, section 4), from 1 to the number of classes.

    It never looks at real data: one perfect image of each class gives the best score there is.

    Args:
        probabilities: `(n, classes)`, a classifier's answers to the samples, as from `metrics.probabilities`.

    Returns:
        A float.

    Raises:
        ValueError: if the rows are no probabilities.
    """
    from scipy.special import rel_entr

    probabilities = checked_probabilities(probabilities)
    divergences = rel_entr(probabilities, probabilities.mean(axis=0)).sum(axis=1)
    return float(np.exp(divergences.mean()))
