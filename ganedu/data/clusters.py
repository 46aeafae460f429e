"""Labels for pictures that have none: pictures that look alike get the same number."""

from ganedu.numbers import checked_seed, is_whole, shown
import numpy as np

COMPONENTS = 50


def cluster_labels(images, k, seed=0):
    """Labels made without a human: the k clusters of the images' principal components.

    A conditional GAN learns sooner with them than without any (Liu et al., 2020, "Diverse image generation via
    self-conditioned GANs", clusters D's features as it trains; Casanova et al., 2021, condition on neighbourhoods).
    The clusters are of different sizes, which G's prior is told: `priors.coded(64, (k,), shares=np.bincount(labels))`.

    Args:
        images: `(n, ...)`, such as grey levels `(n, height, width, channels)`; `(images,) = stream.arrays`.
        k: how many clusters, 2 to n.
        seed: an integer that decides where the search for the clusters begins.

    Returns:
        The number of each image's cluster, `(n,)`, int32, 0 to at most k - 1. Numbers that no image has are left
        out: `labels.max() + 1` says how many there are.

    Raises:
        TypeError: if `images` are no array of numbers.
        ValueError: if `k`, the seed or a value does not fit.
    """
    checked_seed(seed, most=2**32 - 1)
    flat = _rows(images)
    if not is_whole(k, least=2, most=len(flat)):
        raise ValueError(f"k is {shown(k)}; expected a number of clusters from 2 to {len(flat)}, one for each image.")
    from sklearn import cluster, decomposition  # takes a second, which only those wait who ask for clusters

    kept = min(COMPONENTS, *flat.shape)
    components = decomposition.PCA(kept, svd_solver="randomized", random_state=seed).fit_transform(flat)
    search = cluster.MiniBatchKMeans(int(k), batch_size=max(1_024, 4 * int(k)), n_init=1, random_state=seed)
    return np.unique(search.fit_predict(components), return_inverse=True)[1].astype("int32")


def _rows(images):
    if not hasattr(images, "shape") or not hasattr(images, "dtype"):
        raise TypeError(
            f"images are {shown(images)}; expected an array (n, height, width, channels). Those of a stream are "
            "(images,) = stream.arrays."
        )
    array = np.asarray(images)
    if array.ndim < 2 or len(array) < 2 or array.dtype.kind not in "uifb":
        raise ValueError(f"images have shape {array.shape} and dtype {array.dtype}; expected numbers, (n, ...), n ≥ 2.")
    flat = array.reshape(len(array), -1).astype("float32")
    if not np.isfinite(flat).all():
        raise ValueError("images have values that are not finite; np.nan_to_num(images) makes them 0.")
    return flat
