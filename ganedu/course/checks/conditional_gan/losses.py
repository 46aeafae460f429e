"""Check of the two losses: who is told which order."""

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.losses import check_scalar, softplus
from ganedu.course.checks.common.players import eagerly
from ganedu.course.checks.conditional_gan.players import CODE, Tailor, Taster
from ganedu.course.checks.conditional_gan.tensors import ERRORS, NUMPY
import numpy as np
from scipy.special import expit
import tensorflow as tf

COUNT, LATENT_DIM = 6, 5
JOINED = (
    "y and z do not fit together as you put them. Nothing is added: they are joined side by side, "
    "tf.concat([y, z], axis=1)."
)
KNOWN = (
    *ERRORS,
    ("broadcastable", JOINED),
    ("Incompatible shapes", JOINED),
    ("ConcatOp", JOINED),
    ("Dimensions must be equal", JOINED),
)


@task(3)
def losses(answer):
    """Checks `(generator, discriminator, real, y, z) -> (d_loss, g_loss)`."""
    tailor, taster = Tailor(LATENT_DIM), Taster()
    real = np.random.normal(size=(COUNT, *taster.shape)).astype("float32")
    kinds = np.random.permutation(np.arange(COUNT))
    y = np.concatenate([np.eye(6)[kinds], np.random.uniform(-1, 1, (COUNT, 1))], axis=1).astype("float32")
    z = np.random.normal(size=(COUNT, LATENT_DIM)).astype("float32")
    with eagerly():
        found = _pair(call(answer, tailor, taster, *map(tf.constant, (real, y, z)), known=KNOWN))
    _check_generator(tailor.seen, y, z)
    inputs = np.concatenate([y, z], axis=1)
    fake = np.reshape(inputs @ tailor.weights.numpy(), real.shape)
    _check_discriminator(taster.seen, real, fake, y)
    _check_values(found, *(_logits(taster, images, y) for images in (real, fake)))
    _check_slopes(answer, tailor, taster, real, y, z)
    return "Real or fake, every image comes before D with one order, the same that G worked from."


def _pair(result):
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise Hint("two losses are asked for: return d_loss, g_loss.")
    for name, loss in zip(("d_loss", "g_loss"), result, strict=True):
        check_scalar(loss, name)
    return [float(loss) for loss in result]


def _check_generator(seen, y, z):
    if not seen:
        raise Hint("your function never calls the generator.")
    for inputs in seen:
        if inputs.shape[0] != COUNT:
            raise Hint(f"G was asked for {inputs.shape[0]} images; one for each row of y, {COUNT} here.")
        if np.array_equal(inputs, np.concatenate([z, y], axis=1)):
            raise Hint("z stands in front of y; here the order comes first: tf.concat([y, z], axis=1).")
        if not np.array_equal(inputs[:, :CODE], y):
            raise Hint(_other_orders(inputs[:, :CODE], y, "G"))
        if not np.array_equal(inputs[:, CODE:], z):
            raise Hint("G was given other noise than z; take the z that your function is given.")


def _check_discriminator(seen, real, fake, y):
    """Finds out which order D was told with each image."""
    if not seen:
        raise Hint("your function never calls the discriminator.")
    images, told = (np.concatenate(parts) for parts in zip(*seen, strict=True))
    for name, expected in (("the real images", real), ("the fakes", fake)):
        distances = np.abs(images[:, None] - expected[None]).max(axis=(2, 3, 4))
        rows, columns = np.nonzero(distances < 1e-4)
        if set(columns) != set(range(COUNT)):
            raise Hint(f"D never sees all of {name}; it judges real and fake, {COUNT} of each here.")
        wrong = ~np.isclose(told[rows], y[columns]).all(axis=1)
        if wrong.any():
            raise Hint(_other_orders(told[rows], y[columns], f"D, for {name},"))


def _other_orders(told, y, who):
    """The hint for orders that should have been y."""
    if np.ptp(told, axis=0).max() == 0.0:
        return f"{who} is told the same of every image, as good as nothing: give it y."
    if np.allclose(np.sort(told, axis=0), np.sort(y, axis=0)):
        return f"{who} is told y in another order of rows: row i of y belongs to real[i] and to z[i]; shuffle nothing."
    return f"{who} is told other orders than y; one y goes to both players, and your function draws none of its own."


def _logits(taster, images, y):
    return np.sum(images.reshape(COUNT, -1) * (y @ taster.weights.numpy()), axis=1)


def _check_values(found, real, fake):
    expected = [equation(real, fake) for equation in (_d_loss, _g_loss)]
    if alike(found, expected[::-1]):
        raise Hint("the two losses are swapped: return d_loss, g_loss.")
    for name, value, right, mistakes in zip(("d_loss", "g_loss"), found, expected, (OF_D, OF_G), strict=True):
        if alike(value, right):
            continue
        for hint, formula in mistakes:
            if alike(value, formula(real, fake)):
                raise Hint(hint)
        raise Hint(f"{name} is {value:.4f} where the equation gives {right:.4f}; D returns logits: tf.nn.softplus.")


def _check_slopes(answer, tailor, taster, real, y, z):
    """Compares gradients, in a graph, with those of the equations."""
    given = [tf.constant(array) for array in (real, y, z)]
    teams = taster.weights, tailor.weights
    for function, slopes in ((_right_losses, expected := []), (answer, found := [])):
        compiled = tf.function(function, autograph=False)
        with tf.GradientTape(persistent=True) as tape:
            pair = call(compiled, tailor, taster, *given, known=KNOWN)
        slopes.extend(
            tape.gradient(loss, team) if tf.is_tensor(loss) else None for loss, team in zip(pair, teams, strict=True)
        )
    for name, yours, right in zip("DG", found, expected, strict=True):
        if yours is None:
            raise Hint(f"{name} cannot learn from its loss. {NUMPY}")
        if not np.allclose(yours, right, rtol=1e-3, atol=1e-4):
            raise Hint(f"the value of {name}'s loss is right, but not its gradient: no stop_gradient on the way.")


def _right_losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


def _d_loss(real, fake):
    return softplus(-real).mean() + softplus(fake).mean()


def _g_loss(real, fake):
    return softplus(-fake).mean()


SIGMOID = (
    "the sigmoid comes in twice, or the logits pass for probabilities; D returns logits: tf.nn.softplus, or "
    "from_logits=True."
)
SUMMED = "a loss is summed over the batch; average it: tf.reduce_mean."
OF_D = (
    ("d_loss is half of the equation's: its two means are added, not averaged.", lambda r, f: _d_loss(r, f) / 2),
    (SUMMED, lambda r, f: _d_loss(r, f) * COUNT),
    ("d_loss calls the fakes real and the real images fake; swap its signs.", lambda r, f: _d_loss(-r, -f)),
    ("d_loss has the real images alone; D learns from fakes, too.", lambda r, f: softplus(-r).mean()),
    ("d_loss has the fakes alone; D learns from real images, too.", lambda r, f: softplus(f).mean()),
    ("d_loss calls real and fake alike real.", lambda r, f: softplus(-r).mean() + softplus(-f).mean()),
    ("d_loss has the wrong sign: a loss is minimised.", lambda r, f: -_d_loss(r, f)),
    (SIGMOID, lambda r, f: _d_loss(expit(r), expit(f))),
    *(
        (
            f"d_loss has {label} as the label of the real images, one-sided smoothing; in this task it is 1.",
            lambda r, f, label=label: _d_loss(r, f) + (1.0 - label) * r.mean(),
        )
        for label in (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
    ),
)
OF_G = (
    (SUMMED, lambda r, f: _g_loss(r, f) * COUNT),
    (
        "g_loss calls its images fake, as D does: G would help D. It wants them called real: softplus(-logits).",
        lambda r, f: softplus(f).mean(),
    ),
    (
        "this g_loss saturates: where D sees through the fakes it is flat. Asked for is the non-saturating one, "
        "softplus(-logits).",
        lambda r, f: -softplus(f).mean(),
    ),
    (
        "g_loss is minus d_loss; asked for is the non-saturating one, softplus(-logits) of the fakes.",
        lambda r, f: -_d_loss(r, f),
    ),
    ("g_loss has the wrong sign: a loss is minimised.", lambda r, f: -_g_loss(r, f)),
    ("g_loss judges the real images, in which G has no part; it judges the fakes.", lambda r, f: softplus(-r).mean()),
    (SIGMOID, lambda r, f: _g_loss(expit(r), expit(f))),
)
