"""Check of minibatch discrimination."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
from ganedu.course.checks.common.tensors import check_slopes, on_tensors
import numpy as np

BATCH, KERNELS, DIMENSIONS = 6, 4, 3


@task(4)
def closeness(answer):
    """Checks `M (batch, kernels, dimensions) -> o (batch, kernels)`: how close each example is to all others."""
    mapped = np.random.normal(0.0, 0.5, (BATCH, KERNELS, DIMENSIONS))
    found = compare(on_tensors(answer), _equation, (mapped,), MISTAKES)
    check_slopes(answer, _equation, (mapped,), places=(0,))
    same = compare(on_tensors(answer), _equation, (np.tile(mapped[:1], (BATCH, 1, 1)),), MISTAKES)
    return (
        f"In a batch of {BATCH} different examples the closeness was {found.mean():.2f} on average; in one of "
        f"{BATCH} copies it is {same.mean():.0f}. That is how D sees a collapse."
    )


def _gaps(mapped):
    """All differences, (batch, batch, kernels, dimensions)."""
    return mapped[:, None] - mapped[None]


def _others(of_pairs):
    """The sum over j other than i of a function of the differences that gives (batch, batch, kernels)."""

    def formula(mapped):
        values = of_pairs(_gaps(mapped))
        return values.sum(axis=1) - values[np.arange(len(mapped)), np.arange(len(mapped))]

    return formula


def _near(gaps):
    return np.exp(-np.abs(gaps).sum(axis=-1))


_equation = _others(_near)


def _without_self(mapped):
    """The closeness of all pairs, (batch, batch, kernels), 0 on the diagonal."""
    return _near(_gaps(mapped)) * (1.0 - np.eye(len(mapped)))[:, :, None]


MISTAKES = (
    (
        "every number is too large by 1: everyone is at distance 0 from themselves, and exp(0) = 1. Leave out j = i.",
        lambda mapped: _near(_gaps(mapped)).sum(axis=1),
    ),
    (
        "copies of an example were left out with it, since they are at distance 0, too; leave out j = i by its place.",
        lambda mapped: (_near(_gaps(mapped)) * np.any(_gaps(mapped) != 0.0, axis=-1)).sum(axis=1),
    ),
    (
        "1 was taken off each pair instead of once from the sum: of the batch's terms only j = i goes.",
        lambda mapped: (_near(_gaps(mapped)) - 1.0).sum(axis=1),
    ),
    (
        "the minus is missing: what is far apart counts most. Closeness is exp(-distance).",
        _others(lambda gaps: np.exp(np.abs(gaps).sum(axis=-1))),
    ),
    (
        "the minus is missing, and j = i counts: closeness is exp(-distance), over all others.",
        lambda mapped: np.exp(np.abs(_gaps(mapped)).sum(axis=-1)).sum(axis=1),
    ),
    (
        "this is the Euclidean distance; the equation has the L1 norm, the sum of absolute differences.",
        _others(lambda gaps: np.exp(-np.linalg.norm(gaps, axis=-1))),
    ),
    (
        "this is the Euclidean distance, and j = i counts; the equation has the L1 norm, the sum of absolute "
        "differences, over all others.",
        lambda mapped: np.exp(-np.linalg.norm(_gaps(mapped), axis=-1)).sum(axis=1),
    ),
    (
        "the differences are squared; the L1 norm sums their absolute values.",
        _others(lambda gaps: np.exp(-(gaps**2).sum(axis=-1))),
    ),
    (
        "the differences are squared, and j = i counts; the L1 norm sums absolute values, over all others.",
        lambda mapped: np.exp(-(_gaps(mapped) ** 2).sum(axis=-1)).sum(axis=1),
    ),
    (
        "the absolute value is missing: differences to the left and to the right cancel.",
        _others(lambda gaps: np.exp(-gaps.sum(axis=-1))),
    ),
    (
        "the absolute value was taken of the sum; take it of each difference, then sum: else they cancel.",
        _others(lambda gaps: np.exp(-np.abs(gaps.sum(axis=-1)))),
    ),
    (
        "the absolute differences are averaged over the dimensions; the L1 norm is their sum.",
        _others(lambda gaps: np.exp(-np.abs(gaps).mean(axis=-1))),
    ),
    (
        "the exponential came before the sum over the dimensions; first the distance, then exp(-distance).",
        _others(lambda gaps: np.exp(-np.abs(gaps)).sum(axis=-1)),
    ),
    (
        "this sums the distances; closeness is exp(-distance), which is large where examples are alike.",
        _others(lambda gaps: np.abs(gaps).sum(axis=-1)),
    ),
    (
        "this is the mean over the others; o is their sum.",
        lambda mapped: _equation(mapped) / (len(mapped) - 1),
    ),
    (
        "this is the mean over the batch; o is the sum over all others.",
        lambda mapped: _near(_gaps(mapped)).mean(axis=1),
    ),
    (
        "this divides by the batch, and o is the sum over all others.",
        lambda mapped: _equation(mapped) / len(mapped),
    ),
    (
        "the sum runs over the kernels; it runs over the other examples j, and every kernel keeps a number of its own: "
        "(batch, kernels).",
        lambda mapped: _near(_gaps(mapped)).sum(axis=-1),
    ),
    (
        "the sum runs over the kernels; it runs over the other examples j, and every kernel keeps a number of its own: "
        "(batch, kernels).",
        lambda mapped: _without_self(mapped).sum(axis=-1),
    ),
    (
        "the kernels are summed too; each keeps a number of its own: (batch, kernels).",
        lambda mapped: _equation(mapped).sum(axis=-1),
    ),
    (
        "the kernels are summed too, and j = i counts; each keeps a number of its own, over all others.",
        lambda mapped: _near(_gaps(mapped)).sum(axis=(1, 2)),
    ),
    (
        "the distance runs over the kernels too; every kernel measures by itself, over its own dimensions.",
        lambda mapped: _others(lambda gaps: np.exp(-np.abs(gaps).sum(axis=(-2, -1)))[..., None])(mapped)[..., 0],
    ),
    (
        "the distance runs over axis 1 of M, the kernels; it runs over the last, the dimensions.",
        _others(lambda gaps: np.exp(-np.abs(gaps).sum(axis=-2))),
    ),
    (
        "these are the pairs; what is left to do is the sum over j, all other examples.",
        _without_self,
    ),
    (
        "these are the pairs; what is left to do is the sum over j, all other examples.",
        lambda mapped: _near(_gaps(mapped)),
    ),
    (
        "only the nearest one counts here; o sums over all others.",
        lambda mapped: _without_self(mapped).max(axis=1),
    ),
)
