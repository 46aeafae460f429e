"""What the metrics take: sets of features, checked before anything is computed."""

import numpy as np


def checked_features(features, name):
    """A set of feature vectors as a float64 array `(n, d)`.

    Args:
        features: `(n, d)`, one row for each sample.
        name: what errors call it.

    Raises:
        ValueError: if it has another shape, no row, or values that are not finite.
    """
    features = np.asarray(features, "float64")
    if features.ndim != 2 or not features.size:
        hint = " metrics.features(images) turns images into features." if features.ndim == 4 else ""
        raise ValueError(f"{name} has shape {features.shape}; expected (samples, features), one row a sample.{hint}")
    broken = int((~np.isfinite(features)).any(axis=1).sum())
    if broken:
        raise ValueError(f"{broken} of {len(features)} rows of {name} hold NaN or infinite values; find out why first.")
    return features


def checked_pair(real, fake, names=("real_features", "fake_features")):
    """Two sets of vectors of one size, as float64 arrays `(n, d)` and `(m, d)`.

    Raises:
        ValueError: if one of them is not such a set, or their sizes differ.
    """
    real, fake = checked_features(real, names[0]), checked_features(fake, names[1])
    if real.shape[1] != fake.shape[1]:
        raise ValueError(
            f"{names[0]} has {real.shape[1]} columns and {names[1]} has {fake.shape[1]}; "
            "both sets must come from the same feature extractor."
        )
    return real, fake


def checked_probabilities(probabilities):
    """Class probabilities as a float64 array `(n, classes)`.

    Raises:
        ValueError: if it has another shape, or rows that are no probabilities.
    """
    probabilities = checked_features(probabilities, "probabilities")
    sums = probabilities.sum(axis=1)
    if probabilities.min() < 0 or np.abs(sums - 1).max() > 1e-3:
        raise ValueError(
            f"each row of probabilities must be at least 0 and sum to 1; these lie in [{probabilities.min():g}, "
            f"{probabilities.max():g}] and sum to {sums.min():g} to {sums.max():g}. From logits: apply a softmax. "
            "From images: metrics.probabilities(images), which takes (n, 28, 28, 1)."
        )
    return probabilities


def checked_labels(labels, count, classes=10):
    """Class numbers as an integer array `(count,)`.

    Raises:
        ValueError: if they have another shape or dtype, or lie outside 0 to `classes` - 1.
    """
    labels = np.asarray(labels)
    if labels.shape != (count,) or not np.issubdtype(labels.dtype, np.integer):
        raise ValueError(
            f"labels have shape {labels.shape} and dtype {labels.dtype}; expected integers, one for each of "
            f"{count} images."
        )
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError(f"labels lie in [{labels.min()}, {labels.max()}]; expected 0 to {classes - 1}.")
    return labels
