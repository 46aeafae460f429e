"""The Fréchet distance: how far apart two clouds of features are, each seen as a Gaussian."""

from ganedu.metrics.inputs import checked_pair
import numpy as np


def frechet_distance(real_features, fake_features):
    """‖μ₁ - μ₂‖² + tr(C₁ + C₂ - 2 (C₁C₂)^½), covariances with `ddof=1` (Dowson and Landau, 1982; Heusel et al., 2017).

    The "FID" of papers is this number on the features of one Inception network. On other features the numbers differ:
    compare only distances that share the extractor and the numbers of samples, for few samples make it larger.

    Covariances may be singular, as constant features make them. A set must outnumber its features all the same: with
    fewer, what comes out is bias for the most part.

    Args:
        real_features: `(n, d)`, n > d.
        fake_features: `(m, d)`, m > d.

    Returns:
        A float, at least 0.

    Raises:
        ValueError: if the sets are too small, of different feature size, or not finite.
    """
    real, fake = checked_pair(real_features, fake_features)
    for features, name in ((real, "real_features"), (fake, "fake_features")):
        count, size = features.shape
        if count <= size:
            raise ValueError(
                f"{name} has {count} samples of {size} features: too few to know a covariance. "
                f"Give at least {size + 1} samples; a steady number needs thousands."
            )
    gap = real.mean(axis=0) - fake.mean(axis=0)
    first, second = _covariance_factor(real), _covariance_factor(fake)
    overlap = np.linalg.svd(first @ second.T, compute_uv=False).sum()
    return float(max(0.0, gap @ gap + (first**2).sum() + (second**2).sum() - 2 * overlap))


def _covariance_factor(features):
    """R with RᵀR = C, singular or not. Then tr (C₁C₂)^½ is the sum of the singular values of R₁R₂ᵀ."""
    variances, directions = np.linalg.eigh(np.atleast_2d(np.cov(features, rowvar=False)))
    return np.sqrt(np.maximum(variances, 0.0))[:, None] * directions.T
