"""Check of the generator that turns noise into faces."""

from ganedu.course.checks.common.comparing import alike_in_float64, given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.minimax.dice import FACES, HOLES, compare, random_die
import numpy as np
from scipy.special import expit
from scipy.stats import norm

FAR = 9.0  # where Φ(z) rounds to 1


@task(1)
def roll(answer):
    """Checks `(q, z) -> faces`: the inverse of the die's distribution function, at Φ(z)."""
    q, z = random_die(), np.random.normal(size=500)
    if not alike_in_float64(given(answer, (q, z)), given(answer, (q, z))):
        raise Hint("the same z became another face the second time; G draws no lots, it is a function of z alone.")
    compare(answer, _equation, (q, z), MISTAKES)
    compare(answer, _equation, (HOLES[1], z), MISTAKES)
    if not np.issubdtype(np.asarray(answer(q, z)).dtype, np.integer):
        raise Hint("your faces are numbers with a decimal point; a face is a place in an array, so return integers.")
    face = given(answer, (q, np.array([FAR])))
    if not alike_in_float64(face, np.array([FACES - 1.0])):
        raise Hint(
            f"for z = {FAR:g}, where Φ(z) rounds to 1, you return face {_text(face)}; expected {FACES - 1}, the last. "
            "Count over i = 0 … 4 only: the sixth sum is 1 and says nothing."
        )
    _check_tie(answer)
    shares = np.bincount(given(answer, (q, norm.rvs(size=20_000))).astype(int), minlength=FACES) / 20_000
    return f"Asked for a face 0 in {q[0]:.1%} of all rolls, your die showed it in {shares[0]:.1%} of 20,000."


def _check_tie(answer):
    """Where Φ(z) is exactly one of the sums: Φ(0) is ½, and so are two quarters."""
    q = np.array([0.25, 0.25, 0.25, 0.25, 0.0, 0.0])
    face = given(answer, (q, np.zeros(1)))
    if not alike_in_float64(face, np.array([2.0])):
        raise Hint(
            f"for z = 0, Φ(z) is ½, and on a die whose first two sums are ¼ and ½ you return face {_text(face)}; "
            "expected 2: a sum that equals Φ(z) counts, too (≤)."
        )


def _text(face):
    return ", ".join(f"{number:g}" for number in face)


def _equation(q, z):
    return _inverse(np.cumsum(q), norm.cdf(z))


def _inverse(bounds, u):
    """For each u, how many of the first five bounds lie at or below it."""
    return (bounds[:-1, None] <= u).sum(axis=0)


MISTAKES = (
    (
        "z was held against the sums as it is, but it lies anywhere; Φ(z) = norm.cdf(z) lies between 0 and 1.",
        lambda q, z: _inverse(np.cumsum(q), z),
    ),
    (
        "norm.pdf is the bell curve itself; the share of all z below this one is Φ(z) = norm.cdf(z).",
        lambda q, z: _inverse(np.cumsum(q), norm.pdf(z)),
    ),
    (
        "the sigmoid of a normal z is between 0 and 1, but not uniform there; Φ(z) = norm.cdf(z) is.",
        lambda q, z: _inverse(np.cumsum(q), expit(z)),
    ),
    (
        "z was stretched from its smallest to its largest, so that a face hangs on the other z too, and the values are "
        "not uniform; use Φ(z) = norm.cdf(z).",
        lambda q, z: _inverse(np.cumsum(q), (z - z.min()) / (z.max() - z.min())),
    ),
    (
        "the probabilities themselves were held against Φ(z); the bounds between the faces are their running sums: "
        "np.cumsum(q).",
        lambda q, z: _inverse(q, norm.cdf(z)),
    ),
    (
        "your faces go from 1 to 6; here a face is its place in the array, 0 to 5.",
        lambda q, z: _equation(q, z) + 1,
    ),
    (
        "the shares are right, but a large z should give a high face: that is Φ(z), not 1 - Φ(z).",
        lambda q, z: _inverse(np.cumsum(q), 1.0 - norm.cdf(z)),
    ),
)
