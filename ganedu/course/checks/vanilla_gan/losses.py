"""Checks of the two losses: the equations in NumPy, and the mistakes that learners make in them."""

from ganedu.course.checks.common.hints import call, task
from ganedu.course.checks.common.losses import judge_loss, softplus
from ganedu.course.checks.common.tensors import tensors
import numpy as np
from scipy.special import expit
import tensorflow as tf


@task(3)
def discriminator_loss(loss):
    """Checks `(real_logits, fake_logits) -> scalar`."""
    judge_loss(loss, _d_equation, D_MISTAKES, ("real logit (fake logit 0)", "fake logit (real logit 0)"))
    undecided = float(call(loss, *tensors([np.zeros((4, 1)), np.zeros((4, 1))])))
    return f"A discriminator that can only toss a coin pays log 2 = {undecided:.3f}."


@task(4)
def generator_loss(loss):
    """Checks `fake_logits -> scalar`."""
    judge_loss(loss, _g_equation, G_MISTAKES, ("fake logit",))
    sure = tf.constant([[-6.0]])
    with tf.GradientTape() as tape:
        tape.watch(sure)
        value = loss(sure)
    slope = float(tape.gradient(value, sure)[0, 0])
    return f"Where D is sure of a fake (logit -6) your slope is {slope:.3f}; the saturating loss would leave -0.002."


def _clipped(logits):
    """What Keras does to numbers that it is told are probabilities."""
    return np.clip(logits.astype("float32"), np.float32(1e-7), np.float32(1.0 - 1e-7))


def _d_equation(real, fake):
    return 0.5 * (softplus(-real).mean() + softplus(fake).mean())


def _g_equation(fake):
    return softplus(-fake).mean()


FLIPPED = "the sign is flipped: a logarithm of D is at most 0, and the loss is minus its mean."
SUM = "this is a sum over the batch, which grows with it; the equation has a mean."
SIGMOID_TWICE = "the sigmoid is applied twice: softplus and from_logits=True want the logits as they are."
AS_PROBABILITIES = "the logits were taken for probabilities: D(x) = sigmoid(logit), or say from_logits=True."
NO_LOGARITHM = "the logarithm is missing: this averages D itself."
WASSERSTEIN = "this averages the logits themselves, as Wasserstein's loss does; the equation has logarithms."

D_MISTAKES = (
    (
        "this is twice the equation: the factor ½ is missing, which makes it a mean over real and fake images.",
        lambda real, fake: 2 * _d_equation(real, fake),
    ),
    (
        "the labels are swapped: this D learns to call real images fake and fakes real.",
        lambda real, fake: _d_equation(-real, -fake),
    ),
    (FLIPPED, lambda real, fake: -_d_equation(real, fake)),
    (
        "the fakes are labelled real too; the second term is log(1 - D(G(z))).",
        lambda real, fake: _d_equation(real, -fake),
    ),
    (
        "only the real half is there: D would call everything real and be content.",
        lambda real, fake: 0.5 * softplus(-real).mean(),
    ),
    (
        "only the fake half is there: D would call everything fake and be content.",
        lambda real, fake: 0.5 * softplus(fake).mean(),
    ),
    (SUM, lambda real, fake: len(real) * _d_equation(real, fake)),
    (SIGMOID_TWICE, lambda real, fake: _d_equation(expit(real), expit(fake))),
    (AS_PROBABILITIES, lambda real, fake: -0.5 * np.log(_clipped(real) * (1 - _clipped(fake))).mean()),
    (WASSERSTEIN, lambda real, fake: 0.5 * (fake.mean() - real.mean())),
    (NO_LOGARITHM, lambda real, fake: 0.5 * (1 - expit(real) + expit(fake)).mean()),
)

G_MISTAKES = (
    (
        "this is log(1 - D(G(z))), the saturating loss: where D is sure of a fake, its slope is nearly 0.",
        lambda fake: -softplus(fake).mean(),
    ),
    (
        "the fakes are labelled fake, which is the discriminator's wish; the generator wants them called real.",
        lambda fake: softplus(fake).mean(),
    ),
    (FLIPPED, lambda fake: -_g_equation(fake)),
    (
        "this is half of the equation: only fakes are averaged here, and the ½ belongs to the discriminator.",
        lambda fake: 0.5 * _g_equation(fake),
    ),
    (
        "this is minus the discriminator's whole loss; the generator has no real half, and its own equation.",
        lambda fake: -_d_equation(fake, fake),
    ),
    (SUM, lambda fake: len(fake) * _g_equation(fake)),
    (SIGMOID_TWICE, lambda fake: _g_equation(expit(fake))),
    (AS_PROBABILITIES, lambda fake: -np.log(_clipped(fake)).mean()),
    (WASSERSTEIN, lambda fake: -fake.mean()),
    (NO_LOGARITHM, lambda fake: -expit(fake).mean()),
)
