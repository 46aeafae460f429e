"""Two worlds of two dimensions in which every mode is known: `ring` and `grid` (Lin et al., 2018, section 4.1)."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Mixture:
    """Equally likely round Gaussians in the plane.

    Args:
        centres: `(modes, 2)`.
        sigma: the standard deviation of each, in each direction.
    """

    centres: np.ndarray
    sigma: float

    def points(self, count, seed=0):
        """Draws points, for instance for `data.stream`.

        Args:
            count: a positive integer.
            seed: an integer; the same one draws the same points.

        Returns:
            A float32 array `(count, 2)`.

        Raises:
            ValueError: if `count` is not a positive integer.
        """
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise ValueError(f"count is {count!r}; expected a positive integer, such as 2_500.")
        rng = np.random.default_rng(seed)
        modes = rng.integers(len(self.centres), size=count)
        return (self.centres[modes] + rng.normal(scale=self.sigma, size=(count, 2))).astype("float32")


_angles = np.arange(8) * np.pi / 4
_ticks = np.arange(-4.0, 5.0, 2.0)

ring = Mixture(np.stack([np.cos(_angles), np.sin(_angles)], axis=1), sigma=0.01)
grid = Mixture(np.stack(np.meshgrid(_ticks, _ticks), axis=-1).reshape(-1, 2), sigma=0.05)
