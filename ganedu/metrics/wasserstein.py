"""The exact Wasserstein-1 distance between two sets of points: the least work that turns one into the other."""

from ganedu.metrics.inputs import checked_pair
import numpy as np

MOST = 5_000


def wasserstein_distance(real, fake):
    """The mean distance that a point travels when real and fake points are matched in the best way.

    On a line it comes from sorting, for sets of any size. In more dimensions it is an assignment problem, solved
    exactly by `scipy.optimize.linear_sum_assignment`, whose time grows with the cube of the number of points.

    Args:
        real: `(n,)` or `(n, d)`.
        fake: `(m,)` or `(m, d)`; for d > 1, m = n and at most 5,000.

    Returns:
        A float, in the unit of the points. It is above 0 for two samples of one distribution, too.

    Raises:
        ValueError: if the sets do not fit each other, are too large, or not finite.
    """
    real, fake = (np.reshape(x, (-1, 1)) if np.ndim(x) == 1 else x for x in (real, fake))
    real, fake = checked_pair(real, fake, ("real", "fake"))
    if real.shape[1] == 1:
        from scipy import stats

        return float(stats.wasserstein_distance(real[:, 0], fake[:, 0]))
    if len(real) != len(fake) or len(real) > MOST:
        raise ValueError(
            f"There are {len(real)} real and {len(fake)} fake points of {real.shape[1]} coordinates; expected equally "
            f"many of both, at most {MOST}. Take as many of each: real[:n], fake[:n]."
        )
    from scipy.optimize import linear_sum_assignment
    from scipy.spatial.distance import cdist

    costs = cdist(real, fake)
    return float(costs[linear_sum_assignment(costs)].mean())
