"""Checks of exercise 02: build a GAN by hand."""

import contextlib
import os
import types

import keras
import numpy as np
import tensorflow as tf

from ganedu.checks.hints import Hint, call, curves, task

PIXELS = 784
# So large an input shows where an output layer saturates, and whether it does.
FAR = 1000.0

# Tasks 1 and 2: networks.


@task(1)
def generator(make_generator):
    """Checks the function that returns a network from z `(batch, latent_dim)` to images `(batch, 784)` in [0, 1]."""
    latent_dim = 7
    network = _network(make_generator, latent_dim)
    too_wide = f"make_generator({latent_dim}) should take z of {latent_dim} coordinates: use the argument latent_dim."
    z = np.random.normal(size=(64, latent_dim)).astype("float32")
    images, extremes = (_outputs(network, scale * z, too_wide) for scale in (1.0, FAR))
    if images.ndim > 2:
        raise Hint(f"the images have shape {images.shape}; here an image is a flat row of 784 numbers: leave out Reshape.")
    if images.shape != (64, PIXELS):
        raise Hint(f"64 rows of z became an array of shape {images.shape}; expected (64, 784): one output per pixel.")
    _check_range(images, extremes)
    if _is_affine(lambda x: _logit(network(x).numpy()), z):
        raise Hint(
            "there is no non-linearity between your layers, and stacked linear layers are one linear layer: "
            'give every hidden Dense an activation such as "relu".'
        )
    return "z becomes 784 grey levels between 0 and 1; training has to arrange them."


def _check_range(images, extremes):
    if np.allclose(images.sum(1), 1.0, atol=1e-3):
        raise Hint("the pixels of every image add up to 1: a softmax shares one unit of light out; end with a sigmoid.")
    if extremes.min() < -1.0 or (extremes.max() > 1.0 and extremes.min() < 0.0):
        raise Hint("nothing bounds the pixels: without a last activation they leave [0, 1]; end with a sigmoid.")
    if extremes.min() < 0.0:
        raise Hint("the pixels reach down to -1, as with tanh; these images lie in [0, 1]: end with a sigmoid.")
    if extremes.max() > 1.0:
        raise Hint("the pixels have a floor at 0 but no ceiling at 1, as with relu; end with a sigmoid.")
    if (images == 0.0).any() or (images == 1.0).any():
        raise Hint("pixels are cut off at 0 and 1, and a cut pixel passes no gradient; a sigmoid bends instead.")


@task(2)
def discriminator(make_discriminator):
    """Checks the function that returns a network from images `(batch, 784)` to logits `(batch, 1)`."""
    network = _network(make_discriminator)
    not_flat = "your network does not take a batch of flat images, (batch, 784): no 28 x 28, no channels here."
    x = np.random.normal(size=(64, PIXELS)).astype("float32")
    logits = _outputs(network, x, not_flat)
    if logits.ndim > 2:
        raise Hint(f"the output has shape {logits.shape}: a Dense layer works row by row; put a Flatten before it.")
    if logits.shape == (64,):
        raise Hint("the logits have shape (64,); keep the column, (64, 1): end with Dense(1) and nothing behind it.")
    if logits.shape != (64, 1):
        raise Hint(
            f"the output has shape {logits.shape}; real or fake is one question, and one logit answers it: end with Dense(1)."
        )
    _check_unbounded(_outputs(network, FAR * x, not_flat))
    if _is_affine(lambda x: network(x).numpy(), x):
        raise Hint(
            "there is no non-linearity between your layers, so that one flat plane has to part real from fake: "
            "give every hidden Dense a LeakyReLU or another activation."
        )
    return "Every image gets one logit, which may be any number: D(x) is its sigmoid."


def _check_unbounded(logits):
    if np.allclose(logits, 1.0):
        raise Hint("the output is 1 for every image: a softmax over a single number is always 1; use no last activation.")
    if logits.min() >= 0.0 and logits.max() <= 1.0:
        raise Hint("the outputs stay in [0, 1]: your network ends in a sigmoid, and the losses will take the logit before it.")
    if np.abs(logits).max() <= 1.0:
        raise Hint("the outputs stay in [-1, 1], as with tanh; a logit has no bounds: use no last activation.")
    if logits.min() == 0.0:
        raise Hint("no output is below 0, as with relu, so D could never call an image fake; use no last activation.")


def _network(make, *arguments):
    network = call(make, *arguments)
    if not isinstance(network, keras.Layer):
        raise Hint(f"your function returns a {type(network).__name__}; expected a network, such as keras.Sequential([...]).")
    return network


def _outputs(network, inputs, hint):
    outputs = call(network, inputs, known=[("incompatible", hint), ("expected shape", hint)])
    return outputs.numpy()


def _is_affine(function, x):
    """Tells whether f(x) + f(y) = f(x + y) + f(0), as for a linear layer with a bias."""
    y = np.roll(x, 1, axis=0)
    return np.allclose(function(x) + function(y), function(x + y) + function(0 * x), atol=1e-3)


def _logit(p):
    p = np.clip(p.astype("float64"), 1e-9, 1 - 1e-9)
    return np.log(p) - np.log1p(-p)


# Tasks 3 and 4: losses. The equations in NumPy, and the mistakes that learners make in them.


def _softplus(x):
    return np.logaddexp(0.0, x)


def _sigmoid(x):
    return np.exp(-_softplus(-x))


def _minus_log(p):
    return -np.log(np.clip(p, 1e-7, 1.0))


def _d_equation(real, fake):
    return 0.5 * (_softplus(-real).mean() + _softplus(fake).mean())


def _g_equation(fake):
    return _softplus(-fake).mean()


AS_PROBABILITIES = "the logits were taken for probabilities: D(x) = sigmoid(logit), or say from_logits=True."
SIGMOID_TWICE = "the sigmoid is applied twice: softplus and from_logits=True want the logits as they are."
SUM = "this is a sum over the batch, and grows with it; the equation has a mean."

D_MISTAKES = (
    ("this is twice the equation: the factor ½ is missing, which makes it the mean over both halves.",
     lambda real, fake: 2 * _d_equation(real, fake)),
    ("the labels are swapped: this D learns to call real images fake and fakes real.",
     lambda real, fake: _d_equation(-real, -fake)),
    ("the sign is flipped: log D is at most 0, and the loss is minus its mean.",
     lambda real, fake: -_d_equation(real, fake)),
    ("the fakes are labelled real too: the second term is log(1 - D(G(z))).",
     lambda real, fake: _d_equation(real, -fake)),
    ("only the real half is there: D would call everything real and be content.",
     lambda real, fake: 0.5 * _softplus(-real).mean()),
    ("only the fake half is there: D would call everything fake and be content.",
     lambda real, fake: 0.5 * _softplus(fake).mean()),
    (SUM, lambda real, fake: len(real) * _d_equation(real, fake)),
    (SIGMOID_TWICE, lambda real, fake: _d_equation(_sigmoid(real), _sigmoid(fake))),
    (AS_PROBABILITIES, lambda real, fake: 0.5 * (_minus_log(real) + _minus_log(1 - fake)).mean()),
    ("this is a difference of mean logits, Wasserstein's loss; the equation has logarithms.",
     lambda real, fake: 0.5 * (fake.mean() - real.mean())),
    ("the logarithm is missing: this averages D itself.",
     lambda real, fake: 0.5 * (1 - _sigmoid(real) + _sigmoid(fake)).mean()),
)  # fmt: skip

G_MISTAKES = (
    ("this is log(1 - D(G(z))), the saturating loss: where D is sure of a fake its slope is nearly 0, and G learns nothing.",
     lambda fake: -_softplus(fake).mean()),
    ("the fakes are labelled fake: that is the discriminator's wish; the generator wants them called real.",
     lambda fake: _softplus(fake).mean()),
    ("the sign is flipped: log D is at most 0, and the loss is minus its mean.",
     lambda fake: -_g_equation(fake)),
    ("this is half of the equation: the generator sees fakes only, and its mean has no factor ½.",
     lambda fake: 0.5 * _g_equation(fake)),
    ("this is minus a whole discriminator's loss: the generator has no real half, and its loss should not saturate.",
     lambda fake: -_d_equation(fake, fake)),
    (SUM, lambda fake: len(fake) * _g_equation(fake)),
    (SIGMOID_TWICE, lambda fake: _g_equation(_sigmoid(fake))),
    (AS_PROBABILITIES, lambda fake: _minus_log(fake).mean()),
    ("this is minus the mean logit, Wasserstein's loss; the equation has a logarithm.",
     lambda fake: -fake.mean()),
    ("the logarithm is missing: this averages D itself.",
     lambda fake: -_sigmoid(fake).mean()),
)  # fmt: skip


@task(3)
def discriminator_loss(loss):
    """Checks `(real_logits, fake_logits) -> scalar`."""
    _judge_loss(loss, _d_equation, D_MISTAKES, ("real logit (fake: 0)", "fake logit (real: 0)"))
    undecided = float(call(loss, *_tensors([np.zeros((4, 1)), np.zeros((4, 1))])))
    return f"A discriminator that can only toss a coin pays log 2 = {undecided:.3f}."


@task(4)
def generator_loss(loss):
    """Checks `fake_logits -> scalar`."""
    _judge_loss(loss, _g_equation, G_MISTAKES, ("fake logit",))
    sure = tf.constant([[-6.0]])
    with tf.GradientTape() as tape:
        tape.watch(sure)
        value = loss(sure)
    slope = float(tape.gradient(value, sure)[0, 0])
    return f"Where D is sure of a fake (logit -6) your slope is {slope:.3f}; the saturating loss would leave -0.002."


def _judge_loss(loss, equation, mistakes, axes):
    logits = [np.random.normal(0.0, 2.0, (12, 1)) for _ in axes]
    value = call(loss, *_tensors(logits))
    if np.shape(value) != ():
        raise Hint(f"the loss has shape {np.shape(value)}; average it to a single number with tf.reduce_mean.")
    if np.isnan(value):
        raise Hint("the loss is nan: a logit can be negative, and then it has no logarithm. D(x) = sigmoid(logit).")
    if not _close(value, equation(*logits)):
        raise Hint(_mistake(value, logits, equation, mistakes), _picture(loss, equation, axes))
    _check_extremes(loss, equation, len(axes))
    _check_slope(loss, equation, logits)


def _mistake(value, logits, equation, mistakes):
    """The hint of the first mistake whose value this is, whatever half or double it comes with."""
    for factor in (1.0, 2.0, 0.5):
        for hint, formula in mistakes:
            if _close(value, factor * formula(*logits)):
                return hint
    return f"your loss gives {float(value):.4f} where the equation gives {equation(*logits):.4f}; compare the curves."


def _check_extremes(loss, equation, count):
    for sign in (-200.0, 200.0):
        logits = [np.full((4, 1), sign)] * count
        value = float(call(loss, *_tensors(logits)))
        if not _close(value, equation(*logits)):
            raise Hint(
                f"right for small logits, but for logits of {sign:g} it gives {value:g} instead of {equation(*logits):g}: "
                "the sigmoid rounds to 0 or 1 before the logarithm. Start from the logits: softplus, or from_logits=True."
            )


def _check_slope(loss, equation, logits):
    inputs = _tensors(logits)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        value = tf.convert_to_tensor(call(loss, *inputs))
    slopes = tape.gradient(value, inputs)
    lost = Hint("TensorFlow lost the gradient: stay with tf or keras functions, without NumPy or stop_gradient.")
    if any(slope is None for slope in slopes):
        raise lost
    for index, slope in enumerate(slopes):
        moved = [[x + sign * 1e-4 * (i == index) for i, x in enumerate(logits)] for sign in (1, -1)]
        if not np.isclose(tf.reduce_sum(slope), (equation(*moved[0]) - equation(*moved[1])) / 2e-4, atol=1e-4):
            raise lost


def _picture(loss, equation, axes):
    x, panels = np.linspace(-6, 6, 25), []
    for index, axis in enumerate(axes):
        points = [[np.full((1, 1), value if i == index else 0.0) for i in range(len(axes))] for value in x]
        yours = [float(call(loss, *_tensors(point))) for point in points]
        panels.append((axis, x, yours, [equation(*point) for point in points]))
    return curves(panels, "loss")


def _tensors(arrays):
    return [tf.constant(array, tf.float32) for array in arrays]


def _close(value, expected):
    return bool(np.isclose(value, expected, rtol=1e-4, atol=1e-5))


# Task 5: one step, on two linear players whose moves NumPy can follow.


@task(5)
def train_step(step, latent_dim):
    """Checks `(real, generator, discriminator, d_optimizer, g_optimizer) -> d_loss, g_loss`."""
    played = play(step, latent_dim)
    _check_turns(played)
    _check_noise(played, latent_dim)
    _check_moves(played)
    d_loss = _d_stand_in(*_both_logits(played)).numpy()
    if not _close(played.losses[0], d_loss):
        swapped = _close(played.losses[1], d_loss)
        raise Hint(
            "the losses are returned in the wrong order: first d_loss, then g_loss."
            if swapped
            else f"the first number returned is {played.losses[0]:.4f}; the discriminator's loss was {d_loss:.4f}."
        )
    return "Both turns move their own team only, each on fresh noise, and the generator answers the improved discriminator."


def play(step, latent_dim):
    """Plays one step of a learner on linear players.

    The players stand in for the networks, and the two losses of the exercise for those of the notebook, so that this
    task is judged by itself.

    Args:
        step: the learner's function.
        latent_dim: coordinates of z.

    Returns:
        A namespace: `real`, the batch; `z`, the noise of each call of the generator; `before` and `after`, the
        generator's kernel and bias and the discriminator's; `rates` and `turns` of the discriminator's and the
        generator's optimizer; `losses`, what the step returned.

    Raises:
        Hint: if the step stops with an error, or returns something else than two losses.
    """
    real = np.random.uniform(size=(np.random.randint(20, 50), PIXELS)).astype("float32")
    rates = np.random.uniform(0.05, 0.1), np.random.uniform(0.2, 0.4)
    players = _linear_players(latent_dim)
    optimizers = [keras.optimizers.SGD(rate) for rate in rates]
    with _stand_ins(step), _eagerly():
        before = _weights(players)
        losses = call(step, tf.constant(real), *players, *optimizers, known=STEP_ERRORS)
        after = _weights(players)
    with _stand_ins(step):
        # Another rate for other weights: nothing of the first game may be left in a compiled step.
        again = [keras.optimizers.SGD(rate) for rate in rates]
        call(tf.function(_checked(step)), tf.constant(real), *_linear_players(latent_dim), *again, known=GRAPH_ERRORS)
    turns = [int(optimizer.iterations) for optimizer in optimizers]
    losses = [float(loss) for loss in losses]
    return types.SimpleNamespace(
        real=real, z=players[0].seen, before=before, after=after, rates=rates, turns=turns, losses=losses
    )
