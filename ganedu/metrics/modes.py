"""How many modes of a toy world the samples reach, how well, and how evenly."""

from typing import NamedTuple

from ganedu.metrics.inputs import checked_pair
from ganedu.numbers import shown
import numpy as np


class ModeCoverage(NamedTuple):
    """What `mode_coverage` found: modes covered, share of high-quality samples, reverse KL divergence in nats."""

    modes: int
    high_quality: float
    reverse_kl: float


def mode_coverage(points, centres, sigma):
    """Judges samples of a mixture of equal Gaussians by the protocol of PacGAN (Lin et al., 2018, section 4.1).

    A sample belongs to the nearest centre and is of high quality within 3σ of it. A mode is covered if it has a sample
    of high quality. The reverse KL divergence is that from the share of samples of each mode, all samples counted, to
    equal shares: 0 if even, log(modes) if all are in one. (The paper's program counts only high-quality samples there,
    which says nothing where there are none.) The paper judges 2,500 samples.

    Args:
        points: samples `(n, d)`.
        centres: the modes' centres `(modes, d)`.
        sigma: the standard deviation of each mode, in each direction; a positive number.

    Returns:
        A `ModeCoverage`. In two dimensions a perfect sampler has 98.9% of high quality.

    Raises:
        ValueError: if the shapes do not fit each other, a point is not finite, or `sigma` is not positive.
    """
    from scipy.special import rel_entr

    points, centres = checked_pair(points, centres, ("points", "centres"))
    if not sigma > 0:
        raise ValueError(f"sigma is {shown(sigma)}; expected a positive number, the standard deviation of a mode.")
    distances = np.linalg.norm(points[:, None] - centres, axis=2)
    nearest = distances.argmin(axis=1)
    good = distances.min(axis=1) < 3 * sigma
    shares = np.bincount(nearest, minlength=len(centres)) / len(points)
    return ModeCoverage(
        modes=len(np.unique(nearest[good])),
        high_quality=float(good.mean()),
        reverse_kl=float(rel_entr(shares, 1 / len(centres)).sum()),
    )
