"""Checks of the two parts of the bound L_I: the equations in NumPy, and the mistakes that learners make in them."""

from ganedu.course.checks.common.comparing import alike, compare
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.tensors import LOST
import numpy as np
from scipy.special import log_softmax, softmax
import tensorflow as tf

SHARES = np.array([0.55, 0.3, 0.15])
LOG_2PI = np.log(2 * np.pi)

SHAPES = ("Incompatible shapes", "two shapes do not fit: examples are rows, and sums over the kinds are over axis 1.")
DTYPES = (
    "as input #",
    "float32 and float64 met in one sum: take the entropy with np.log, or cast it with tf.cast(..., tf.float32).",
)
NUMPY = (
    "no attribute 'numpy'",
    "this has to run inside a compiled step: keep to tensors, without .numpy().",
)


@task(2)
def category_bound(answer):
    """Checks `(one_hot, logits, shares) -> scalar`: mean log Q(kind | x) + H(kind), in nats."""
    shares = np.random.permutation(SHARES)
    kinds = np.random.choice(3, size=12)
    kinds[:3] = 0, 1, 2
    one_hot, logits = np.eye(3)[kinds], np.random.normal(0.0, 2.0, (12, 3))
    _judge(answer, _category, (one_hot, logits, shares), CATEGORY_MISTAKES)
    _check_extreme_logits(answer, shares)
    _check_slopes(answer, (one_hot, logits, shares), [(np.eye(3)[kinds] - softmax(logits, axis=1)) / len(kinds)], (1,))
    most = _entropy([0.45, 0.35, 0.2])
    return f"With 45%, 35% and 20% of the shells, a recogniser that is sure and right reaches H = {most:.3f} nats."


@task(3)
def number_bound(answer):
    """Checks `(number, mean, log_deviation) -> scalar`: mean log Q(number | x) + H(number), in nats."""
    number, mean, log_deviation = (np.random.uniform(-1.0, 1.0, (12, 1)) for _ in range(3))
    _judge(answer, _number, (number, mean, log_deviation), NUMBER_MISTAKES)
    away = (number - mean) / np.exp(log_deviation)
    slopes = [away / np.exp(log_deviation) / len(away), (np.square(away) - 1) / len(away)]
    _check_slopes(answer, (number, mean, log_deviation), slopes, (1, 2))
    x, even = np.linspace(-1, 1, 1001)[:, None], np.ones((1001, 1))
    blind, sharp = _number(x, 0 * x, np.log(x.std()) * even), _number(x, x + 0.05, np.log(0.05) * even)
    return f"A blind recogniser gets {blind:.2f} nats at best; one that is wrong by 0.05 and knows it, {sharp:.2f}."


def _judge(answer, equation, arguments, mistakes):
    def on_arrays(*arrays):
        return answer(*_given(arrays))

    on_arrays.__wrapped__ = answer
    compare(on_arrays, equation, arguments, mistakes, (SHAPES, DTYPES, NUMPY), unexplained=_unexplained)


def _unexplained(found, expected):
    if found.shape != ():
        return (
            f"your function returns shape {found.shape}; the bound is one number, the mean over the examples: "
            "tf.reduce_mean."
        )
    return f"your bound is {found:.4f} where the equation gives {expected:.4f}; go through it term by term."


def _given(arrays):
    """What belongs to examples as tensors; the shares stay NumPy's, as in the notebook."""
    return [array.copy() if array.ndim == 1 else tf.constant(array, tf.float32) for array in arrays]


def _check_extreme_logits(answer, shares):
    one_hot, logits = np.eye(3), 200.0 * np.eye(3)[[1, 1, 0]]
    value, expected = float(call(answer, *_given((one_hot, logits, shares)))), _category(one_hot, logits, shares)
    if not alike(value, expected):
        raise Hint(
            f"right for small logits, but for logits of 200 it gives {value:g} instead of {expected:g}: the softmax "
            "rounds to 0 before the logarithm. Start from the logits: tf.nn.log_softmax."
        )


def _check_slopes(answer, arguments, expected, places):
    inputs = _given(arguments)
    watched = [inputs[place] for place in places]
    with tf.GradientTape() as tape:
        tape.watch(watched)
        value = tf.convert_to_tensor(call(answer, *inputs))
    for found, slopes in zip(tape.gradient(value, watched), expected, strict=True):
        if found is None or not np.allclose(found, slopes, rtol=1e-3, atol=1e-4):
            raise Hint(LOST)


def _entropy(shares):
    shares = np.asarray(shares, float)
    return float(-(shares * np.log(shares)).sum())


def _log_q(one_hot, logits):
    """log Q(kind | x) of each example, `(n,)`."""
    return (one_hot * log_softmax(logits, axis=1)).sum(axis=1)


def _category(one_hot, logits, shares):
    return _log_q(one_hot, logits).mean() + _entropy(shares)


def _right(one_hot, logits):
    return (one_hot.argmax(axis=1) == logits.argmax(axis=1)).mean()


def _own(one_hot, values):
    return (one_hot * values).sum(axis=1)


def _binary(one_hot, logits):
    """log of the probability of 0 or 1 in each column, `(n, kinds)`."""
    return -np.logaddexp(0.0, np.where(one_hot == 1, -logits, logits))


FORGOT_H = (
    "H is missing: this is the mean of log Q alone, which is at most 0. Only with the entropy is it a bound on the "
    "information."
)
NOT_THE_LOG = "this averages Q itself; the bound has its logarithm: tf.nn.log_softmax."
FLIPPED_Q = (
    "the sign of log Q is flipped: a cross-entropy is minus the mean of log Q, and here the recogniser would gain by "
    "being wrong."
)
HARD = (
    "this counts how often argmax is right. That has no slope, and does not ask how sure the recogniser is; take the "
    "logarithm of the probability that it gave to the true kind."
)
SUM = "this is a sum over the batch, which grows with it; E is a mean over the examples, and H is added once."
BITS = "this is in bits, with logarithms to base 2; the natural logarithm gives nats, which the loss is measured in."

CATEGORY_MISTAKES = (
    (FORGOT_H, lambda c, logits, shares: _log_q(c, logits).mean()),
    (
        "H is taken off; it is added: H = -Σ p log p is positive.",
        lambda c, logits, shares: _log_q(c, logits).mean() - _entropy(shares),
    ),
    (FLIPPED_Q, lambda c, logits, shares: -_log_q(c, logits).mean() + _entropy(shares)),
    (FLIPPED_Q, lambda c, logits, shares: -_log_q(c, logits).mean()),
    (
        "this is minus the bound, a loss; return the bound itself, which the team wants large.",
        lambda c, logits, shares: -_category(c, logits, shares),
    ),
    (
        "H is log of the number of kinds, which holds if all come equally often; here they have shares: -Σ p log p.",
        lambda c, logits, shares: _log_q(c, logits).mean() + np.log(len(shares)),
    ),
    (
        "H is taken from the kinds of this batch; it belongs to the draw, whose shares are given.",
        lambda c, logits, shares: _log_q(c, logits).mean() + _entropy(c.mean(axis=0)),
    ),
    (
        "H is taken from what the recogniser says; it belongs to the draw, whose shares are given.",
        lambda c, logits, shares: _log_q(c, logits).mean() + _entropy(softmax(logits, axis=1).mean(axis=0)),
    ),
    (NOT_THE_LOG, lambda c, logits, shares: _own(c, softmax(logits, axis=1)).mean() + _entropy(shares)),
    (NOT_THE_LOG, lambda c, logits, shares: _own(c, softmax(logits, axis=1)).mean()),
    (
        "the mean comes before the logarithm; take the logarithm for each example, then the mean.",
        lambda c, logits, shares: np.log(_own(c, softmax(logits, axis=1)).mean()) + _entropy(shares),
    ),
    (BITS, lambda c, logits, shares: _category(c, logits, shares) / np.log(2)),
    (BITS, lambda c, logits, shares: _log_q(c, logits).mean() + _entropy(shares) / np.log(2)),
    (BITS, lambda c, logits, shares: _log_q(c, logits).mean() / np.log(2) + _entropy(shares)),
    (SUM, lambda c, logits, shares: _log_q(c, logits).sum() + _entropy(shares)),
    (SUM, lambda c, logits, shares: len(c) * _category(c, logits, shares)),
    (
        "the mean runs over the kinds too, and most of those entries are 0: sum over the kinds, axis 1, then the mean.",
        lambda c, logits, shares: (c * log_softmax(logits, axis=1)).mean() + _entropy(shares),
    ),
    (HARD, lambda c, logits, shares: _right(c, logits) + _entropy(shares)),
    (HARD, lambda c, logits, shares: _right(c, logits)),
    (
        "these are the logits of the true kinds; a logit is no log-probability before the softmax: tf.nn.log_softmax.",
        lambda c, logits, shares: _own(c, logits).mean() + _entropy(shares),
    ),
    (
        "the softmax runs over the examples; it runs over the kinds: axis 1, or -1.",
        lambda c, logits, shares: _own(c, log_softmax(logits, axis=0)).mean() + _entropy(shares),
    ),
    (
        "log Q is weighted by the shares, and the rows were drawn by them already: a plain mean over the batch.",
        lambda c, logits, shares: (shares * c * log_softmax(logits, axis=1)).sum(axis=1).mean() + _entropy(shares),
    ),
    (
        "this is the largest Q of each row, how sure the recogniser is; the bound has that of the kind that was drawn: "
        "one_hot picks it.",
        lambda c, logits, shares: log_softmax(logits, axis=1).max(axis=1).mean() + _entropy(shares),
    ),
    (
        "the softmax is applied twice: what takes logits wants them as they are.",
        lambda c, logits, shares: _log_q(c, softmax(logits, axis=1)).mean() + _entropy(shares),
    ),
    (
        "a sigmoid judges every kind by itself; the kinds exclude each other: softmax.",
        lambda c, logits, shares: _own(c, _binary(c, logits)).mean() + _entropy(shares),
    ),
    (
        "a sigmoid judges every kind by itself; the kinds exclude each other: softmax.",
        lambda c, logits, shares: _binary(c, logits).mean() + _entropy(shares),
    ),
    (
        "this is the entropy of the guess, Σ Q log Q: it rewards being sure, right or wrong. Pick log Q by one_hot.",
        lambda c, logits, shares: (
            (softmax(logits, axis=1) * log_softmax(logits, axis=1)).sum(axis=1).mean() + _entropy(shares)
        ),
    ),
    (
        "the guess is compared with the shares and not with the kind of its own row: one_hot picks log Q.",
        lambda c, logits, shares: (shares * log_softmax(logits, axis=1)).sum(axis=1).mean() + _entropy(shares),
    ),
    (
        "your bound is nan or infinite: the logarithm met a 0, or a logit below 0. Take it of the softmax: "
        "tf.nn.log_softmax.",
        lambda c, logits, shares: np.nan,
    ),
    (
        "your bound is nan or infinite: the logarithm met a 0, or a logit below 0. Take it of the softmax: "
        "tf.nn.log_softmax.",
        lambda c, logits, shares: -np.inf,
    ),
)


def _log_normal(number, mean, log_deviation):
    away = (number - mean) / np.exp(log_deviation)
    return -0.5 * np.square(away) - log_deviation - 0.5 * LOG_2PI


def _number(number, mean, log_deviation):
    return _log_normal(number, mean, log_deviation).mean() + np.log(2)


def _as_variance(number, mean, s):
    return _log_normal(number, mean, 0.5 * s)


def _as_deviation(number, mean, s):
    return -0.5 * np.square((number - mean) / s) - np.log(s) - 0.5 * LOG_2PI


def _absolute(number, mean, s):
    return -np.abs(number - mean) / np.exp(s) - s - 0.5 * LOG_2PI


def _bell(number, mean, s):
    return -np.square((number - mean) / np.exp(s))


CONSTANT = (
    "the constant ½ log 2π is missing. A slope would not notice, but the value is then no bound: it would claim "
    "0.92 nats too many."
)
IGNORED = (
    "log_deviation plays no part: this is the squared error, as for a deviation of 1. A recogniser that is sure of its "
    "number should be able to say so."
)
ABSOLUTE = "this has the absolute error; in the logarithm of a normal density the error is squared."
AS_VARIANCE = "exp(log_deviation) was taken for the variance; it is the deviation σ, and the error is divided by it."
DIVIDED_LATE = (
    "the squared error is divided by σ; it is the error that is divided, before the square: by σ² in the end."
)
NO_LOG_SIGMA = (
    "the term -log σ is missing: a recogniser could call itself as unsure as it likes, and no error would cost it "
    "anything."
)

NUMBER_MISTAKES = (
    (
        "H is missing: a number that is uniform over a length of 2 has the entropy log 2.",
        lambda c, m, s: _log_normal(c, m, s).mean(),
    ),
    ("H is taken off; it is added.", lambda c, m, s: _log_normal(c, m, s).mean() - np.log(2)),
    (
        "H is that of a normal number; what is drawn is uniform over a length of 2, and has log 2.",
        lambda c, m, s: _log_normal(c, m, s).mean() + 0.5 * (LOG_2PI + 1),
    ),
    (NO_LOG_SIGMA, lambda c, m, s: (_log_normal(c, m, s) + s).mean() + np.log(2)),
    (NO_LOG_SIGMA, lambda c, m, s: (_log_normal(c, m, s) + s).mean()),
    (NO_LOG_SIGMA, lambda c, m, s: (0.5 * _bell(c, m, s)).mean() + np.log(2)),
    (
        "the sign of log σ is flipped: the wider a density, the lower it is.",
        lambda c, m, s: (_log_normal(c, m, s) + 2 * s).mean() + np.log(2),
    ),
    (CONSTANT, lambda c, m, s: _number(c, m, s) + 0.5 * LOG_2PI),
    (
        "the constant is log 2π; it is half of that, the logarithm of √(2π).",
        lambda c, m, s: _number(c, m, s) - 0.5 * LOG_2PI,
    ),
    (
        "the sign of the constant is flipped: the density is divided by √(2π).",
        lambda c, m, s: _number(c, m, s) + LOG_2PI,
    ),
    (
        "the factor ½ before the squared error is missing.",
        lambda c, m, s: (_log_normal(c, m, s) + 0.5 * _bell(c, m, s)).mean() + np.log(2),
    ),
    (
        "the sign of the squared error is flipped: an error would be rewarded.",
        lambda c, m, s: (_log_normal(c, m, s) - _bell(c, m, s)).mean() + np.log(2),
    ),
    (ABSOLUTE, lambda c, m, s: _absolute(c, m, s).mean() + np.log(2)),
    (
        ABSOLUTE,
        lambda c, m, s: (
            (_log_normal(c, m, s) - 0.5 * _bell(c, m, s)).mean() - 0.5 * (np.abs(c - m) / np.exp(s)).mean() + np.log(2)
        ),
    ),
    (ABSOLUTE, lambda c, m, s: -np.abs(c - m).mean()),
    (ABSOLUTE, lambda c, m, s: -np.abs(c - m).mean() + np.log(2)),
    (IGNORED, lambda c, m, s: _number(c, m, 0 * s)),
    (IGNORED, lambda c, m, s: -0.5 * np.square(c - m).mean() + np.log(2)),
    (IGNORED, lambda c, m, s: -np.square(c - m).mean() + np.log(2)),
    (IGNORED, lambda c, m, s: -np.square(c - m).mean()),
    (AS_VARIANCE, lambda c, m, s: _as_variance(c, m, s).mean() + np.log(2)),
    (DIVIDED_LATE, lambda c, m, s: (_as_variance(c, m, s) - 0.5 * s).mean() + np.log(2)),
    (
        "log_deviation was taken for the deviation itself; the recogniser gives its logarithm, which may be "
        "negative: σ = exp(log_deviation).",
        lambda c, m, s: _as_deviation(c, m, s).mean() + np.log(2),
    ),
    (
        "the error is multiplied by σ; it is divided by it.",
        lambda c, m, s: (-0.5 * np.square((c - m) * np.exp(s)) - s).mean() - 0.5 * LOG_2PI + np.log(2),
    ),
    (
        "this is minus the bound, a loss; return the bound itself, which the team wants large.",
        lambda c, m, s: -_number(c, m, s),
    ),
    (SUM, lambda c, m, s: _log_normal(c, m, s).sum() + np.log(2)),
    (SUM, lambda c, m, s: len(c) * _number(c, m, s)),
    (BITS, lambda c, m, s: _number(c, m, s) / np.log(2)),
    (BITS, lambda c, m, s: _log_normal(c, m, s).mean() + 1.0),
    (
        "this averages the density itself; the bound has its logarithm.",
        lambda c, m, s: np.exp(_log_normal(c, m, s)).mean() + np.log(2),
    ),
    (
        "every number met the guesses of all rows: (n,) against (n, 1) makes a table (n, n). Keep all of them (n, 1).",
        lambda c, m, s: _log_normal(c[:, 0], m, s).mean() + np.log(2),
    ),
    (
        "mean and number have changed places with log_deviation; the order is number, mean, log_deviation.",
        lambda c, m, s: _number(c, s, m),
    ),
)
