"""Check of one step of the game."""

from ganedu.course.checks.common.comparing import alike_in_float64, explained_part, given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.minimax.dice import FACES, random_die
import numpy as np
from scipy.special import expit, log_expit, softmax


@task(7)
def step(answer):
    """Checks `(p, scores, logits, rate) -> (scores, logits)`: a turn of D, then a turn of G."""
    p, rate = random_die(), np.random.uniform(0.5, 2.0)
    scores, logits = np.random.normal(size=(2, FACES))
    after = given(answer, (p, scores, logits, rate))
    if after.shape != (2, FACES):
        raise Hint("the step should end with: return scores, logits; both new, with six numbers each.")
    if not alike_in_float64(after, _played(p, scores, logits, rate)):
        raise Hint(_mistake(answer, after, p, scores, logits, rate))
    return "D moved first, G answered the D that had just moved, and neither touched what belongs to the other."


def _mistake(answer, after, p, scores, logits, rate):
    for hint, played in MISTAKES:
        if alike_in_float64(after, played(p, scores, logits, rate)):
            return hint
    if np.array_equal(after[1], logits):
        return "the logits came back as they were: D did not move."
    arguments = p, scores, logits, rate
    if alike_in_float64(after[1], _d_turn(*arguments)):
        why = explained_part(answer, _played, arguments, after, 0, alike_in_float64)
        return f"D's turn is right; G's is not. {_then(why, 'Compare your line for the scores with the box.')}"
    why = explained_part(answer, _played, arguments, after, 1, alike_in_float64)
    return f"the logits are not where D's turn takes them. {_then(why, 'Compare your line for them with the box.')}"


def _then(why, otherwise):
    return f"{why[0].upper()}{why[1:]}" if why else otherwise


def _d_turn(p, scores, logits, rate):
    q, d = softmax(scores), expit(logits)
    return logits + rate * (p * (1.0 - d) - q * d)


def _cost(logits):
    return -log_expit(logits)


def _g_turn(scores, logits, rate, cost=_cost):
    q, c = softmax(scores), cost(logits)
    return scores - rate * q * (c - np.sum(q * c))


def _played(p, scores, logits, rate, d_rate=1.0, g_rate=1.0, cost=_cost):
    logits = _d_turn(p, scores, logits, d_rate * rate)
    return np.array([_g_turn(scores, logits, g_rate * rate, cost), logits])


def _at_once(p, scores, logits, rate):
    return np.array([_g_turn(scores, logits, rate), _d_turn(p, scores, logits, rate)])


def _generator_first(p, scores, logits, rate):
    scores = _g_turn(scores, logits, rate)
    return np.array([scores, _d_turn(p, scores, logits, rate)])


def _without_mean(p, scores, logits, rate):
    logits = _d_turn(p, scores, logits, rate)
    return np.array([scores - rate * softmax(scores) * _cost(logits), logits])


def _against(weights, factor=None):
    """The game with another mean in the bracket, or another factor before it: functions of p and q."""

    def played(p, scores, logits, rate):
        logits, q = _d_turn(p, scores, logits, rate), softmax(scores)
        cost = _cost(logits)
        return np.array([scores - rate * (factor or weights)(p, q) * (cost - np.sum(weights(p, q) * cost)), logits])

    return played


def _with_scores_as_die(p, scores, logits, rate):
    logits = logits + rate * (p * expit(-logits) - scores * expit(logits))
    cost = _cost(logits)
    return np.array([scores - rate * scores * (cost - np.sum(scores * cost)), logits])


MISTAKES = (
    (
        "G answered D as it was before its turn; in G's turn, use the new logits.",
        _at_once,
    ),
    ("G had the first turn; begin with D.", _generator_first),
    (
        "the factor q before the bracket is missing in G's turn.",
        _against(lambda p, q: q, lambda p, q: np.ones(FACES)),
    ),
    (
        "the average cost in G's turn is taken over the real die, p; G rolls its own: Σ q c.",
        _against(lambda p, q: p, lambda p, q: q),
    ),
    (
        "the average cost in G's turn counts every face alike; an expectation over G's die is Σ q c.",
        _against(lambda p, q: np.full(FACES, 1.0 / FACES), lambda p, q: q),
    ),
    (
        "D went downhill on V; D makes V large: add the slope.",
        lambda *game: _played(*game, d_rate=-1.0),
    ),
    (
        "G went uphill on its cost; G makes it small: subtract the slope.",
        lambda *game: _played(*game, g_rate=-1.0),
    ),
    (
        "what G pays here is log(1 - D), the saturating loss; the box has c = -log D = softplus(-logits).",
        lambda *game: _played(*game, cost=lambda logits: log_expit(-logits)),
    ),
    (
        "G pays -log(1 - D), D's own cost for a fake, and so learns to be caught; the box has c = -log D.",
        lambda *game: _played(*game, cost=lambda logits: -log_expit(-logits)),
    ),
    (
        "the mean cost is missing: a face gains only where it costs less than the average, c - Σ q c.",
        _without_mean,
    ),
    (
        "the scores were taken for probabilities; the fake die is q = softmax(scores).",
        _with_scores_as_die,
    ),
    (
        "they are returned in the wrong order: first the scores, then the logits.",
        lambda *game: _played(*game)[::-1],
    ),
    (
        "the rate is missing in both turns.",
        lambda p, scores, logits, rate: _played(p, scores, logits, 1.0),
    ),
    (
        "this returns the fake die; return its scores, which the next step begins with.",
        lambda *game: np.array([softmax(_played(*game)[0]), _played(*game)[1]]),
    ),
    (
        "G did not move: its scores came back as they were.",
        lambda *game: _played(*game, g_rate=0.0),
    ),
)
