"""Checks of the value function and of the discriminator that makes it largest."""

from ganedu.course.checks.common.comparing import alike, given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.minimax.dice import FACES, HOLES, compare, over_faces, random_die
import numpy as np
from scipy.special import xlog1py, xlogy


@task(2)
def value(answer):
    """Checks `(p, q, d) -> V`, a number."""
    compare(answer, _value, (random_die(), random_die(), np.random.uniform(0.1, 0.9, FACES)), VALUE_MISTAKES)
    certain = np.array([1.0, 1.0, 0.3, 0.0, 0.0, 0.5])
    _check_certain_of_both(answer)
    wrong_once = np.append(0.0, certain[1:])
    found = _given_quietly(answer, (*HOLES, wrong_once))
    if np.isfinite(found):
        if alike(found, _common(*HOLES, wrong_once)):
            raise Hint(
                "the faces that both dice have were summed; each logarithm has faces of its own to leave out: log D "
                "those with p = 0, log(1 - D) those with q = 0."
            )
        raise Hint(
            f"a D that is certain and wrong has V = -∞, and you return {found:.3g}: {_made_finite(found)}. Leave out "
            "the faces of probability 0 instead."
        )
    compare(answer, _value, (*HOLES, certain), [(ZERO_TIMES_INFINITY, _naive_value)])
    return f"A D that tosses a coin has V = -log 4 = {_value(*HOLES, np.full(FACES, 0.5)):.3f}, whatever the dice."


@task(3)
def best_discriminator(answer):
    """Checks `(p, q) -> D*`, one probability for each face."""
    p, q = random_die(), random_die()
    d = compare(answer, _best, (p, q), BEST_MISTAKES, picture=over_faces("D"))
    compare(answer, _best, HOLES, HOLE_MISTAKES, picture=over_faces("D"))
    return f"No D has a larger V: yours has {_value(p, q, d):.3f}, one that tosses a coin -1.386."


def _check_certain_of_both(answer):
    """A D that is certain of a face that both dice show, and so is wrong now and then."""
    p, q = HOLES
    d = np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.5])
    doubtful = (d > 0) & (d < 1)
    found = _given_quietly(answer, (p, q, d))
    if np.isfinite(found) and alike(found, _value(p[doubtful], q[doubtful], d[doubtful])):
        raise Hint(
            "the faces of which D is certain, 0 or 1, were left out, and with them its certain mistakes: V = -∞ there. "
            "What may be left out are faces of probability 0: log D where p = 0, log(1 - D) where q = 0."
        )


def _made_finite(found):
    """How a number comes to stand where there should be an infinite one."""
    if found < -1e300:
        return "it was put in the place of infinity afterwards, as nan_to_num does"
    return "something was added to the argument of a logarithm, or it was cut off or replaced"


def _given_quietly(answer, arguments):
    """What an answer gives, without NumPy's warnings about log 0."""
    with np.errstate(all="ignore"):
        return given(answer, arguments)


def _value(p, q, d):
    return np.sum(xlogy(p, d) + xlog1py(q, -d))


def _common(p, q, d):
    both = (p > 0) & (q > 0)
    return _value(p[both], q[both], d[both])


def _naive_value(p, q, d):
    return np.sum(p * np.log(d) + q * np.log(1.0 - d))


def _best(p, q):
    return np.divide(p, p + q, out=np.full(FACES, 0.5), where=p + q > 0)


ZERO_TIMES_INFINITY = (
    "the result is nan: a face that never comes has probability 0, and NumPy's 0 · log 0 is nan. It adds nothing to V: "
    "leave such faces out of the sum, or take scipy.special.xlogy."
)
VALUE_MISTAKES = (
    (
        "this is a mean over the faces, as if all were equally likely; p and q are the weights already: take the sum.",
        lambda p, q, d: _value(p, q, d) / FACES,
    ),
    (
        "fakes enter with log D; what D says for the truth about a fake is 1 - D, so the second term is log(1 - D).",
        lambda p, q, d: np.sum((p + q) * np.log(d)),
    ),
    (
        "the second term is 1 - log D; the equation has log(1 - D).",
        lambda p, q, d: np.sum(p * np.log(d) + q * (1.0 - np.log(d))),
    ),
    (
        "the sign is flipped: this is the loss that D makes small. V is what it makes large, and at most 0.",
        lambda p, q, d: -_value(p, q, d),
    ),
    (
        "p and q are swapped: real faces, drawn from p, belong with log D.",
        lambda p, q, d: _value(q, p, d),
    ),
    (
        "every face counts the same here; an expectation weighs each face with its probability.",
        lambda p, q, d: np.sum(np.log(d) + np.log(1.0 - d)),
    ),
    (
        "this is the logarithm of a mean; the equation has the mean of the logarithm, which is less.",
        lambda p, q, d: np.log(np.sum(p * d)) + np.log(np.sum(q * (1.0 - d))),
    ),
    (
        "only the real half is there; fakes add the sum of q · log(1 - D).",
        lambda p, q, d: np.sum(p * np.log(d)),
    ),
    (
        "only the fake half is there; real faces add the sum of p · log D.",
        lambda p, q, d: np.sum(q * np.log(1.0 - d)),
    ),
    (
        "this is in bits: log is the natural logarithm, np.log.",
        lambda p, q, d: _value(p, q, d) / np.log(2.0),
    ),
    (
        "the logarithms are missing: without them the best D would only ever answer 0 or 1.",
        lambda p, q, d: np.sum(p * d + q * (1.0 - d)),
    ),
)

BEST_MISTAKES = (
    (
        "this is the probability of a fake; D answers how probable it is that a face is real.",
        lambda p, q: q / (p + q),
    ),
    (
        "this is the ratio of the two, which exceeds 1 where p does q; the share of p in both together is p / (p + q).",
        lambda p, q: p / q,
    ),
    (
        "this says yes or no, whichever is likelier; the logarithm in V punishes certainty: the best D is a share.",
        lambda p, q: p > q,
    ),
    (
        "these add up to 1 over the faces; D's six answers are six questions of their own, and need not.",
        lambda p, q: (p / (p + q)) / np.sum(p / (p + q)),
    ),
    (
        "½ everywhere is best only once the fake die equals the real one.",
        lambda p, q: np.full(FACES, 0.5),
    ),
    (
        "this divides by the mean of both, (p + q) / 2, and comes out twice too large.",
        lambda p, q: 2.0 * p / (p + q),
    ),
)
HOLE_MISTAKES = (
    (
        "a face that neither die shows came out as nan, since 0 / 0 is nan. Every answer is as good there: give it ½.",
        lambda p, q: p / (p + q),
    ),
    (
        "a face that neither die shows came out as 0, as if it were surely fake; nobody can tell: give it ½.",
        lambda p, q: np.where(p > 0, 1.0, 0.0) * _best(p, q),
    ),
    (
        "a face that neither die shows came out as 1, as if it were surely real; nobody can tell: give it ½.",
        lambda p, q: np.where(p + q > 0, _best(p, q), 1.0),
    ),
)
