"""Lesson 05's conditional GAN without a label: it was told clusters of the digits."""

from ganedu.zoo import conditional, weights

_SIZES = """
520 485 667 594 454 683 980 413 656 700 590 433 656 435 1253 448 724 789 577 528
1598 602 390 801 640 604 578 541 528 791 660 575 669 501 284 618 446 645 858 596
757 420 436 295 642 443 1245 334 582 1033 150 364 584 678 540 593 670 495 321 1034
906 479 500 521 579 551 641 454 508 802 851 492 860 629 673 399 362 435 568 598
501 484 511 492 456 461 526 499 477 401 348 454 717 580 658 548 827 990 750 386
"""
# How many training digits each cluster has: np.bincount(data.cluster_labels(data.load("mnist")[0], 100)).
SIZES = tuple(map(int, _SIZES.split()))


def clusters_mnist():
    """A conditional GAN that no human told a label: for labels it has clusters of the digits (`data.cluster_labels`).

    Trained by `benchmarks/zoo.py` for 6,000 steps with batches of 32, as `conditional_mnist` was, on 100 clusters that
    G draws as often as they come. The generator has the average of its weights (EMA, 0.995), and the statistics of
    batch normalisation that belong to it.

    Returns:
        A `ConditionalGAN` with z `(n, 100 + 64)`, the cluster as a one-hot code and then normal noise, and images
        `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "clusters_mnist")


def untrained():
    """The same GAN before its first step."""
    return conditional.untrained(len(SIZES), SIZES)
