"""Check of feature matching."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
from ganedu.course.checks.common.tensors import check_slopes, on_tensors
import numpy as np

SHAPE = 12, 5


@task(1)
def feature_matching(answer):
    """Checks `(real_features (n, d), fake_features (n, d)) -> scalar`: squared distance of the two mean vectors."""
    centres = np.random.normal(0.0, 1.0, SHAPE[1]), np.random.normal(0.5, 1.0, SHAPE[1])
    real, fake = (centre + np.random.normal(0.0, 1.5, SHAPE) for centre in centres)
    value = compare(on_tensors(answer), _equation, (real, fake), MISTAKES)
    check_slopes(answer, _equation, (real, fake), places=(1,))
    return (
        f"The loss here is {value:.3f}. Two equal clouds in another order would cost nothing: only the mean is asked "
        "for, not that any one fake be like any one real example."
    )


def _equation(real, fake):
    return np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)


def _between(norm):
    """Another distance of the two mean vectors."""
    return lambda real, fake: norm(real.mean(axis=0) - fake.mean(axis=0))


PAIRS = (
    "each real example is compared with the fake in the same row, and they have nothing to do with each other: first "
    "the mean of each batch, axis=0, then the difference, then the square."
)
ROWS = (
    "the mean runs over the features of an example; it has to run over the examples of the batch, axis=0, so that "
    "every feature keeps a mean of its own."
)
MISTAKES = (
    (
        "this averages the squares over the features; the squared length of a vector is their sum.",
        _between(lambda gap: np.mean(gap**2)),
    ),
    ("this sums absolute values; the squared length sums squares.", _between(lambda gap: np.sum(np.abs(gap)))),
    ("this averages absolute values; the squared length sums squares.", _between(lambda gap: np.mean(np.abs(gap)))),
    ("this is the distance itself; the loss is its square: no root.", _between(np.linalg.norm)),
    ("the squares were never summed: return one number.", _between(np.square)),
    ("these differences were neither squared nor summed.", _between(lambda gap: gap)),
    (
        "the differences are summed before they are squared, so that they cancel; square each, then sum.",
        _between(lambda gap: np.sum(gap) ** 2),
    ),
    ("half of it is missing: there is no factor 1/2 here.", _between(lambda gap: 0.5 * np.sum(gap**2))),
    ("the sign is wrong: the generator makes the distance small.", _between(lambda gap: -np.sum(gap**2))),
    (PAIRS, lambda real, fake: np.mean(np.sum((real - fake) ** 2, axis=1))),
    (PAIRS, lambda real, fake: np.mean((real - fake) ** 2)),
    (PAIRS, lambda real, fake: np.sum((real - fake) ** 2)),
    (PAIRS, lambda real, fake: np.sum(np.mean(np.abs(real - fake), axis=0) ** 2)),
    (
        "every real example is compared with every fake; then even a perfect generator pays for its variety. Compare "
        "the two means alone.",
        lambda real, fake: np.mean(np.sum((real[:, None] - fake[None]) ** 2, axis=2)),
    ),
    (ROWS, lambda real, fake: np.sum((real.mean(axis=1) - fake.mean(axis=1)) ** 2)),
    (ROWS, lambda real, fake: np.mean((real.mean(axis=1) - fake.mean(axis=1)) ** 2)),
    (
        "all features were averaged to a single number before the two were compared; every feature has a mean of its "
        "own: axis=0.",
        lambda real, fake: (real.mean() - fake.mean()) ** 2,
    ),
    (
        "the batch is summed, not averaged; then the loss depends on how many examples there are.",
        lambda real, fake: np.sum((real.sum(axis=0) - fake.sum(axis=0)) ** 2),
    ),
    (
        "this squares the features before it averages them; the mean comes first.",
        lambda real, fake: np.sum((np.mean(real**2, axis=0) - np.mean(fake**2, axis=0)) ** 2),
    ),
)
