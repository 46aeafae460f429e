"""Check of the two losses: the equations in NumPy, and the mistakes that learners make in them."""

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.losses import judge_loss, softplus
from ganedu.course.checks.common.tensors import tensors
import numpy as np
from scipy.special import expit


@task(3)
def losses(critic_loss, generator_loss):
    """Checks `(real_scores, fake_scores) -> scalar` and `fake_scores -> scalar`."""
    _judge("critic_loss", critic_loss, _critic, CRITIC_MISTAKES, ("real score (fake score 0)", "fake score (real 0)"))
    _judge("generator_loss", generator_loss, _generator, GENERATOR_MISTAKES, ("fake score",))
    c_loss = float(critic_loss(*tensors([np.full((4, 1), 7.0), np.full((4, 1), 2.0)])))
    return (
        f"Real days at a score of 7, fakes at 2: the critic's loss is {c_loss:g}. Its estimate is {-c_loss:g}, and W1 "
        "is at least that, if the critic is nowhere steeper than 1."
    )


def _judge(name, loss, equation, mistakes, axes):
    """As `judge_loss`, with the name of the function in front; a logarithm of a score needs a hint of its own."""
    try:
        if np.isnan(call(loss, *tensors([np.random.normal(0.0, 2.0, (12, 1)) for _ in axes]))).any():
            raise Hint("the loss is nan: a score may be negative and is no probability; there is no logarithm here.")
        _check_sides(loss, len(axes))
        judge_loss(loss, equation, mistakes, axes)
    except Hint as hint:
        if type(hint) is not Hint:  # the stub
            raise
        raise Hint(f"{name}: {hint}", hint.picture) from None


def _check_sides(loss, count):
    """The loss of real days that all score 3, and -3, against fakes at 0; or of fakes at 3 and -3."""
    others = [np.zeros((4, 1))] * (count - 1)
    up, down = (np.mean(loss(*tensors([np.full((4, 1), score), *others]))) for score in (3.0, -3.0))
    if alike(up, down) and abs(up) > 1.0:
        raise Hint(
            "it is the same for scores of 3 and of -3. An absolute value or a square forgets on which side the fakes "
            "are, and G would no longer know which way is up."
        )


def _critic(real, fake):
    return fake.mean() - real.mean()


def _generator(fake):
    return -fake.mean()


SUM = "this is a sum over the batch, which grows with it; the equation has means."
SIGMOID = "there is a sigmoid in it. A score is no probability: the means are those of the scores themselves."
CROSS_ENTROPY = (
    "this is the cross-entropy of lesson 02, which asks real or fake; W1 asks how far, with the scores themselves."
)
SQUARED = "the scores are squared, as in least squares; the means are those of the scores themselves."
CLIMBS = (
    "this is the estimate of W1 itself. The critic wants it large, and an optimizer makes a loss small: the loss is "
    "minus the estimate."
)

CRITIC_MISTAKES = (
    (CLIMBS, lambda real, fake: real.mean() - fake.mean()),
    (
        "the two means are added, and the critic would lower all its scores; it widens the gap between real and fake.",
        lambda real, fake: real.mean() + fake.mean(),
    ),
    (
        "the two means are added, and the critic would raise all its scores; it widens the gap between real and fake.",
        lambda real, fake: -real.mean() - fake.mean(),
    ),
    ("only the real half is there; the estimate is a difference of two means.", lambda real, fake: -real.mean()),
    ("only the fake half is there; the estimate is a difference of two means.", lambda real, fake: fake.mean()),
    (SUM, lambda real, fake: len(real) * _critic(real, fake)),
    (SIGMOID, lambda real, fake: _critic(expit(real), expit(fake))),
    (SIGMOID, lambda real, fake: -_critic(expit(real), expit(fake))),
    (CROSS_ENTROPY, lambda real, fake: softplus(-real).mean() + softplus(fake).mean()),
    (SQUARED, lambda real, fake: 0.5 * (((real - 1) ** 2).mean() + (fake**2).mean())),
    (
        "this is the hinge loss: it stops caring beyond 1 and -1, and so it is no distance.",
        lambda real, fake: np.maximum(0, 1 - real).mean() + np.maximum(0, 1 + fake).mean(),
    ),
)
GENERATOR_MISTAKES = (
    (
        "the sign is flipped: this G makes its days score lower. It wants them higher, as the real ones.",
        lambda fake: fake.mean(),
    ),
    (SUM, lambda fake: -fake.sum()),
    (SIGMOID, lambda fake: -expit(fake).mean()),
    (CROSS_ENTROPY, lambda fake: softplus(-fake).mean()),
    (CROSS_ENTROPY, lambda fake: -softplus(fake).mean()),
    (SQUARED, lambda fake: 0.5 * ((fake - 1) ** 2).mean()),
)
