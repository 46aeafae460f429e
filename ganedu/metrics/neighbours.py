"""Precision, recall, density and coverage: is every fake near the real ones, and every real one near a fake?

Each sample gets a ball that reaches to its k-th nearest neighbour in its own set, itself not counted.
"""

from ganedu.metrics.inputs import checked_pair
from ganedu.numbers import is_whole, shown
import numpy as np

ROWS = 1_000


def precision(real_features, fake_features, k=3):
    """The share of fakes that lie in the ball of some real sample, its border included (Kynkäänniemi et al., 2019).

    Args:
        real_features: `(n, d)`.
        fake_features: `(m, d)`.
        k: the neighbour that a ball reaches to, 1 to n - 1.

    Returns:
        A float from 0 to 1.

    Raises:
        ValueError: if `k` does not fit, or the sets are of different feature size or not finite.
    """
    real, fake = checked_pair(real_features, fake_features)
    inside = np.zeros(len(fake), bool)
    for distances, radii in _real_to_fake(real, fake, k):
        inside |= (distances <= radii).any(axis=0)
    return float(inside.mean())


def recall(real_features, fake_features, k=3):
    """The share of real samples that lie in the ball of some fake: `precision` with the sets exchanged, k below m."""
    real, fake = checked_pair(real_features, fake_features)
    return precision(fake, real, k)


def density(real_features, fake_features, k=5):
    """In how many real balls, borders excluded, a fake lies on average, over k (Naeem et al., 2020, eq. 4).

    Unlike `precision`, one real outlier with a wide ball does not excuse all the fakes in it. See there for arguments.

    Returns:
        A float, at least 0; about 1 for fakes that are as good as real, more where they crowd together.
    """
    real, fake = checked_pair(real_features, fake_features)
    hits = sum((distances < radii).sum() for distances, radii in _real_to_fake(real, fake, k))
    return float(hits / (k * len(fake)))


def coverage(real_features, fake_features, k=5):
    """The share of real samples with a fake in their ball, border excluded (Naeem et al., 2020, eq. 5).

    See `precision` for arguments and errors.

    Returns:
        A float from 0 to 1; about 1 - 2⁻ᵏ for equally many fakes as good as real.
    """
    real, fake = checked_pair(real_features, fake_features)
    met = sum((distances < radii).any(axis=1).sum() for distances, radii in _real_to_fake(real, fake, k))
    return float(met / len(real))


def _real_to_fake(real, fake, k):
    """Squared distances `(rows, m)` and squared radii `(rows, 1)`, one block of real samples after the other."""
    if not is_whole(k, least=1, most=len(real) - 1):
        raise ValueError(
            f"k is {shown(k)} and the set with the balls has {len(real)} samples; expected an integer from 1 to "
            f"{len(real) - 1}, since a sample is not its own neighbour."
        )
    for start in range(0, len(real), ROWS):
        centres = real[start : start + ROWS]
        # A centre is its own nearest at distance 0, so position k, counted from 0, holds the k-th neighbour.
        radii = np.partition(_squared_distances(centres, real), k, axis=1)[:, k, None]
        yield _squared_distances(centres, fake), radii


def _squared_distances(x, y):
    norms = (x**2).sum(axis=1)[:, None] + (y**2).sum(axis=1)
    squared = norms - 2 * (x @ y.T)
    # What rounding leaves between equal samples is no distance: copies must count as copies.
    squared[squared < 1e-12 * norms] = 0.0
    return squared
