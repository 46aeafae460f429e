"""The kernel distance: do two sets agree in every mean, variance and skew of their features?"""

from ganedu.metrics.inputs import checked_pair

ROWS = 1_000


def kernel_distance(real_features, fake_features):
    """Unbiased squared maximum mean discrepancy with the kernel (x·y / d + 1)³ (Bińkowski et al., 2018, section 4).

    Known as KID. Unbiased means that sets of one distribution give 0 on average, whatever their size: single values
    can be below 0. Papers often average over subsets of 1,000; this is the estimate from all pairs, which varies less.

    Args:
        real_features: `(n, d)`, n > 1.
        fake_features: `(m, d)`, m > 1.

    Returns:
        A float.

    Raises:
        ValueError: if a set is a single sample, or the sets are of different feature size or not finite.
    """
    real, fake = checked_pair(real_features, fake_features)
    if min(len(real), len(fake)) < 2:
        raise ValueError(f"There are {len(real)} real and {len(fake)} fake samples; expected at least 2 of each.")
    cross = _kernel_sum(real, fake) / (len(real) * len(fake))
    return float(_mean_between_different(real) + _mean_between_different(fake) - 2 * cross)


def _mean_between_different(x):
    """The kernel's mean over all pairs of two different samples."""
    with_themselves = ((x**2).sum(axis=1) / x.shape[1] + 1) ** 3
    return (_kernel_sum(x, x) - with_themselves.sum()) / (len(x) * (len(x) - 1))


def _kernel_sum(x, y):
    """The kernel's sum over all pairs, in blocks of rows: ten thousand by ten thousand need 160 MB."""
    total = 0.0
    for start in range(0, len(x), ROWS):
        base = x[start : start + ROWS] @ y.T / x.shape[1] + 1
        total += (base * base * base).sum()
    return total
