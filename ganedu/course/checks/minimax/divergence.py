"""Check of the Jensen-Shannon divergence."""

from ganedu.course.checks.common.hints import task
from ganedu.course.checks.minimax.dice import APART, HOLES, compare, random_die
import numpy as np
from scipy.special import rel_entr


@task(4)
def jensen_shannon(answer):
    """Checks `(p, q) -> JS`, a number in nats."""
    compare(answer, _divergence, (random_die(), random_die()), MISTAKES)
    compare(answer, _divergence, HOLES, HOLE_MISTAKES)
    apart = compare(answer, _divergence, APART, HOLE_MISTAKES)
    return f"Two dice without a common face are log 2 = {apart:.4f} apart: as far as JS can tell, and not infinitely."


def _kl(p, q):
    return np.sum(rel_entr(p, q))


def _divergence(p, q):
    mean = (p + q) / 2
    return (_kl(p, mean) + _kl(q, mean)) / 2


def _naive(p, q):
    mean = (p + q) / 2
    return np.sum(p * np.log(p / mean) + q * np.log(q / mean)) / 2


def _common(p, q):
    """What is left when only faces count that both dice show."""
    both = (p > 0) & (q > 0)
    p, q = p[both], q[both]
    return _naive(p, q)


MISTAKES = (
    (
        "this is KL(p‖q): it is not the same for (q, p), and infinite where q has a hole. JS asks how far each is from "
        "the mean of both.",
        lambda p, q: _kl(p, q),
    ),
    (
        "this is KL(q‖p); JS asks how far each is from the mean of both, m = (p + q) / 2.",
        lambda p, q: _kl(q, p),
    ),
    (
        "this is the mean of KL(p‖q) and KL(q‖p), infinite at the first hole; JS measures both from m = (p + q) / 2.",
        lambda p, q: (_kl(p, q) + _kl(q, p)) / 2,
    ),
    ("this is twice JS: the two KL divergences are averaged, not added.", lambda p, q: 2.0 * _divergence(p, q)),
    (
        "this is JS - log 2: m is the mean of the dice, so the ½ is missing in m = (p + q) / 2.",
        lambda p, q: _divergence(p, q) - np.log(2.0),
    ),
    (
        "this is V(D*, G) = 2 JS - log 4, the value; solve it for JS.",
        lambda p, q: 2.0 * _divergence(p, q) - np.log(4.0),
    ),
    (
        "this is the square root of JS: scipy's jensenshannon is a distance; square it.",
        lambda p, q: np.sqrt(_divergence(p, q)),
    ),
    ("this is in bits: log is the natural logarithm, np.log.", lambda p, q: _divergence(p, q) / np.log(2.0)),
    ("only half is there: KL(q‖m) is missing.", lambda p, q: _kl(p, (p + q) / 2) / 2),
    (
        "only one side is there: this is KL(p‖m); JS averages it with KL(q‖m).",
        lambda p, q: _kl(p, (p + q) / 2),
    ),
    (
        "the order is turned round: this takes m first, KL(m‖p); JS has the mean of KL(p‖m) and KL(q‖m).",
        lambda p, q: (_kl((p + q) / 2, p) + _kl((p + q) / 2, q)) / 2,
    ),
)
HOLE_MISTAKES = (
    (
        "faces that only one die shows were left out, but there the dice differ most: two dice without a common face "
        "would get 0, and they are log 2 apart. Leave out a face only from the sum of the die that never shows it.",
        _common,
    ),
    (
        "the result is nan: a face that never comes has p = 0, and NumPy's 0 · log 0 is nan. It adds 0 to that sum: "
        "leave it out, or take scipy.special.rel_entr.",
        _naive,
    ),
)
