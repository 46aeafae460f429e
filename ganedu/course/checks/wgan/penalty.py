"""Check of the gradient penalty, on a critic whose slopes are known."""

from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.players import eagerly
from ganedu.course.checks.common.tensors import as_in_training, call_compiled
from ganedu.course.checks.wgan.players import DAY, Bowl
import numpy as np
from scipy.special import expit
import tensorflow as tf

MANY = 1_500  # days, so that the shares' distribution shows
NO_SLOPE = (
    "the tape gave None for the gradient. It follows variables by itself, and a tensor only if asked: tape.watch(x), "
    "before the critic scores x inside the tape."
)
SHAPES = (
    "the shares do not fit the days: one for each day, against days of 24 hours and two quantities, has the shape "
    "(batch, 1, 1)."
)
ERRORS = (
    ("None values not supported", NO_SLOPE),
    ("(None)", NO_SLOPE),
    ("NoneType", NO_SLOPE),
    (
        "reduction dimension",
        "the norm runs over axes that are not there. The slope is that in x, tape.gradient(scores, x), and has the "
        "shape of the days: (batch, 24, 2).",
    ),
    ("non-persistent", "a tape gives its gradients once; ask for all of them together, or open another tape."),
    ("required broadcastable shapes", SHAPES),
    ("Incompatible shapes", SHAPES),
    ("could not be broadcast", SHAPES),
)


@task(5)
def gradient_penalty(answer):
    """Checks `(critic, real, fake) -> mean[(‖∇f(x)‖ - 1)²]`, x at a uniform place between a real day and a fake."""
    real, fake, critic = _days(), _days(), Bowl()
    value, x, slopes = _asked(answer, critic, real, fake)
    shares = _shares(x, real.numpy(), fake.numpy())
    _check_value(value, critic, x)
    _check_slopes(slopes, critic, x)
    _check_fresh(answer, critic, real, fake, shares)
    _check_flat(answer, real, fake)
    return f"The shares went from {shares.min():.3f} to {shares.max():.3f}, a new one for each day and each call."


def _days():
    """Days that lie nearer to 0 or farther, so that the bowl's slopes there are below 1 and above it."""
    scales = np.random.uniform(0.2, 1.8, (MANY, 1, 1))
    return tf.constant(scales * np.random.normal(size=(MANY, *DAY)), tf.float32)


def _asked(answer, critic, real, fake):
    """The penalty, where the critic was asked for its slope, and the penalty's slopes in the critic's weights."""
    critic.seen.clear()
    with eagerly(), tf.GradientTape() as tape:
        value = call(answer, critic, real, fake, known=ERRORS)
    if not tf.is_tensor(value):
        raise Hint("the penalty is no tensor, and so no gradient can flow through it: no NumPy, no float().")
    if value.shape != ():
        raise Hint(f"the penalty has shape {tuple(value.shape)}; it is a mean over the batch, a single number.")
    if not critic.seen:
        raise Hint("your function never calls the critic.")
    return float(value), _place(critic.seen, real.numpy(), fake.numpy()), tape.gradient(value, critic.trainable_weights)


def _place(seen, real, fake):
    """Of all that the critic was given, what is neither the real batch nor the fakes, if there is such a thing."""
    if all(x.shape != real.shape for x in seen):
        shape = seen[-1].shape
        raise Hint(
            f"the critic was given days of shape {shape}; expected as many as there are real ones, {real.shape}."
        )
    known = [x for x in seen if x.shape == real.shape]
    return next((x for x in known if not np.array_equal(x, real) and not np.array_equal(x, fake)), known[0])


def _shares(x, real, fake):
    """The share of the real day in each row of x."""
    if np.array_equal(x, real):
        raise Hint("the slope is taken at real days only. The critic is steep between them and the fakes: mix the two.")
    if np.array_equal(x, fake):
        raise Hint("the slope is taken at fakes only; the points lie between real days and fakes: mix the two.")
    gaps = real - fake
    shares = ((x - fake) * gaps).sum((1, 2)) / (gaps**2).sum((1, 2))
    if not np.allclose(fake + shares[:, None, None] * gaps, x, atol=1e-3):
        _check_one_each(x, fake, gaps)
    _check_uniform(shares)
    return shares


def _check_one_each(x, fake, gaps):
    """Says along which axis the shares change within a day."""
    each = np.ma.masked_where(np.abs(gaps) < 0.05, x - fake) / gaps
    if each.std(axis=0).max() < 1e-3:
        raise Hint("all days of the batch are mixed alike; each day has a share of its own, (batch, 1, 1).")
    if each.std(axis=2).max() < 1e-3:
        raise Hint("every hour has a share of its own. A day is mixed as a whole: shares of shape (batch, 1, 1).")
    if each.std(axis=1).max() < 1e-3:
        raise Hint("temperature and humidity have shares of their own. A day is mixed as a whole: (batch, 1, 1).")
    if each.min() > -0.01 and each.max() < 1.01:
        raise Hint(
            "every number has a share of its own, and the mixture fills the whole box between the two days. A day is "
            "mixed as a whole, on the straight line: one share a day, of shape (batch, 1, 1)."
        )
    raise Hint("x does not lie on the line between a real day and its fake: share · real + (1 - share) · fake.")


def _check_uniform(shares):
    if shares.std() < 1e-3:
        alike = "at the middle" if abs(shares.mean() - 0.5) < 1e-3 else f"at {shares.mean():.2f}"
        raise Hint(
            f"all days of the batch are mixed alike, {alike}; each day has a random share of its own, (batch, 1, 1)."
        )
    if shares.min() < -0.01 or shares.max() > 1.01:
        raise Hint(
            f"the shares go from {shares.min():.1f} to {shares.max():.1f}, and beyond [0, 1] a point is no longer "
            "between the two days. They are uniform in [0, 1]: tf.random.uniform, not normal."
        )
    if abs(shares.mean() - 0.5) > 0.06 or abs(shares.std() - np.sqrt(1 / 12)) > 0.03:
        raise Hint(
            f"the shares have mean {shares.mean():.2f} and standard deviation {shares.std():.2f}; uniform ones in "
            "[0, 1] have 0.50 and 0.29."
        )


def _check_value(value, critic, x):
    gradient = critic.curvature.numpy() * x + critic.tilt.numpy()
    if np.isclose(value, _penalty(gradient), rtol=2e-3):
        return
    scores = np.array(critic(x))[..., None]
    for hint, formula in MISTAKES:
        if np.isclose(value, formula(gradient, scores), rtol=2e-3):
            raise Hint(hint)
    raise Hint(
        f"your penalty is {value:.4f} where the equation gives {_penalty(gradient):.4f}; go through it once more."
    )


def _check_slopes(slopes, critic, x):
    if any(slope is None for slope in slopes):
        raise Hint(
            "the penalty's value is right, but no gradient reaches the critic's weights, and it teaches nothing: the "
            "slope in x has to stay a tensor of the graph. No stop_gradient, no NumPy."
        )
    with tf.GradientTape() as tape:
        gradient = critic.curvature * x + critic.tilt
        value = tf.reduce_mean(tf.square(tf.sqrt(tf.reduce_sum(tf.square(gradient), axis=(1, 2))) - 1.0))
    for slope, expected in zip(slopes, tape.gradient(value, critic.trainable_weights), strict=True):
        if not np.allclose(slope, expected, rtol=1e-2, atol=1e-4):
            raise Hint("the penalty's value is right, but part of its gradient is lost: no stop_gradient on the way.")


def _check_fresh(answer, critic, real, fake, shares):
    _, x, _ = _asked(answer, critic, real, fake)
    if np.allclose(shares, _shares(x, real.numpy(), fake.numpy())):
        raise Hint("two calls drew the same shares: leave out the fixed seed.")
    compiled, cure = as_in_training(answer), "keep to tensors; no NumPy, no float()."
    values = [float(call_compiled(compiled, critic, real, fake, what="the penalty", cure=cure)) for _ in range(2)]
    if values[0] == values[1]:
        raise Hint(
            "once TensorFlow has compiled your function, all calls have the same shares: NumPy's random numbers are "
            "drawn while it is compiled, once. Draw with tf.random.uniform."
        )


def _check_flat(answer, real, fake):
    _, _, slopes = _asked(answer, Bowl(scale=0.0), real, fake)
    if not all(np.isfinite(slope).all() for slope in slopes):
        raise Hint(
            "where the critic is flat, the gradient of your penalty is nan, and one nan ends a training: the square "
            "root is infinitely steep at 0. Add a small number under the root: tf.sqrt(... + 1e-12)."
        )


def _norms(gradient):
    return np.sqrt((gradient**2).sum((1, 2)))


def _penalty(gradient):
    return np.mean((_norms(gradient) - 1.0) ** 2)


def _of_probabilities(gradient, scores):
    probability = expit(scores)
    return _penalty(probability * (1.0 - probability) * gradient)


OVER_THE_BATCH = (
    "the norm is taken over the whole batch at once, and then only the steepness on average counts: half of the days "
    "may be too steep, and half too flat. One norm for each day: axis=(1, 2), and the mean last."
)
MEAN_FIRST = (
    "the mean over the batch comes first, and slopes up and down cancel in it. One norm for each day, its distance "
    "from 1 squared, and the mean last."
)
ONE_AXIS = "the norm runs over one axis only; the slope of a day has 24 x 2 numbers: axis=(1, 2)."
OF_THE_MEAN = (
    "your slope is that of the mean score, and so it is too small by the size of the batch: take the gradient of the "
    "scores themselves; the tape adds them up, and each depends on its own day alone."
)
MISTAKES = (
    ("the weight (10 in the paper) is in it already; here the bare mean is asked for.", lambda g, s: 10 * _penalty(g)),
    (
        "the norm is squared before 1 is taken off: (‖slope‖² - 1)². The square root is missing.",
        lambda g, s: np.mean((_norms(g) ** 2 - 1) ** 2),
    ),
    (
        "this is ‖slope‖², which draws the slope to 0, and a flat critic teaches nothing (that is R1's). It is drawn "
        "to 1 here: (‖slope‖ - 1)².",
        lambda g, s: np.mean(_norms(g) ** 2),
    ),
    ("this is the mean norm; its distance from 1 is penalised: (‖slope‖ - 1)².", lambda g, s: np.mean(_norms(g))),
    (OVER_THE_BATCH, lambda g, s: (np.sqrt((g**2).sum()) - 1) ** 2),
    (OVER_THE_BATCH, lambda g, s: (np.sqrt((g**2).sum((1, 2)).mean()) - 1) ** 2),
    (MEAN_FIRST, lambda g, s: (np.sqrt((g.mean(0) ** 2).sum()) - 1) ** 2),
    (MEAN_FIRST, lambda g, s: (_norms(g).mean() - 1) ** 2),
    (ONE_AXIS, lambda g, s: np.mean((np.sqrt((g**2).sum(2)) - 1) ** 2)),
    (ONE_AXIS, lambda g, s: np.mean((np.sqrt((g**2).sum(1)) - 1) ** 2)),
    (
        "the norm runs over the batch: axis 0 holds the days. The slope of one day has axes 1 and 2: axis=(1, 2).",
        lambda g, s: np.mean((np.sqrt((g**2).sum(0)) - 1) ** 2),
    ),
    (
        "there is no norm: 1 is taken off each number of the slope. First the norm over a day's 24 x 2 numbers.",
        lambda g, s: np.mean((g - 1) ** 2),
    ),
    (
        "there is no norm: 1 is taken off each number of the slope. First the norm over a day's 24 x 2 numbers.",
        lambda g, s: np.mean((np.abs(g) - 1) ** 2),
    ),
    (
        "this is one-sided: only slopes above 1 pay. The equation draws the norm to 1 from both sides.",
        lambda g, s: np.mean(np.maximum(_norms(g) - 1, 0) ** 2),
    ),
    (
        "only slopes below 1 pay. The equation draws the norm to 1 from both sides.",
        lambda g, s: np.mean(np.minimum(_norms(g) - 1, 0) ** 2),
    ),
    (
        "the square is missing, and a norm below 1 pays off one above it: (‖slope‖ - 1)².",
        lambda g, s: np.mean(_norms(g) - 1),
    ),
    ("this is |‖slope‖ - 1|; the equation squares it.", lambda g, s: np.mean(np.abs(_norms(g) - 1))),
    ("the root of the mean is taken at the end; the equation has none there.", lambda g, s: np.sqrt(_penalty(g))),
    ("this is a sum over the batch, which grows with it; the equation has a mean.", lambda g, s: len(g) * _penalty(g)),
    (
        "this norm is the sum of absolute values; the slope's length is the root of the sum of squares.",
        lambda g, s: np.mean((np.abs(g).sum((1, 2)) - 1) ** 2),
    ),
    (
        "the squares under the root are averaged over a day; a length is the root of their sum.",
        lambda g, s: np.mean((np.sqrt((g**2).mean((1, 2))) - 1) ** 2),
    ),
    (OF_THE_MEAN, lambda g, s: _penalty(g / len(g))),
    (
        "there is a sigmoid before the slope is taken; the slope is that of the score itself.",
        _of_probabilities,
    ),
    (
        "the score itself is in the place of the slope: tape.gradient(scores, x).",
        lambda g, s: np.mean((s - 1) ** 2),
    ),
)
