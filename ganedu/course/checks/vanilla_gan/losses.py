"""Checks of the two losses: the equations in NumPy, and the mistakes that learners make in them."""

import functools

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import call, task
from ganedu.course.checks.common.losses import check_scalar, softplus
from ganedu.course.checks.common.pictures import curves
from ganedu.course.checks.common.tensors import check_slopes, on_tensors, tensors
import numpy as np
from scipy.special import expit


@task(3)
def discriminator_loss(loss):
    """Checks `(real_scores, fake_scores) -> scalar`, also on batches of different sizes."""
    _judge(loss, d_equation, D_MISTAKES, (6, 15), ("score of a real image (fake 0)", "score of a fake (real 0)"))
    undecided = float(call(loss, *tensors([np.full((4, 1), 0.5)] * 2)))
    return (
        f"A discriminator that cannot tell the two apart does best to answer ½ always, and its loss is {undecided:.2f}."
    )


@task(4)
def generator_loss(loss):
    """Checks `fake_scores -> scalar`."""
    _judge(loss, g_equation, G_MISTAKES, (9,), ("score of a fake",))
    return "At score 0, where D is right about a fake, your slope is -2; the zero-sum loss would have none."


def d_equation(real, fake):
    """The mean squared error over all images of both batches."""
    return (((real - 1) ** 2).sum() + (fake**2).sum()) / (len(real) + len(fake))


def g_equation(fake):
    """The mean squared distance of the fakes' scores from 1."""
    return ((fake - 1) ** 2).mean()


def _judge(loss, equation, mistakes, sizes, axes):
    scores = [np.random.normal(0.3, 1.5, (size, 1)) for size in sizes]
    check_scalar(call(loss, *tensors(scores)), "the loss")

    def picture(*_):
        x, panels = np.linspace(-2, 3, 26), []
        for index, axis in enumerate(axes):
            points = [[np.full((1, 1), value * (i == index)) for i in range(len(axes))] for value in x]
            yours = [float(call(loss, *tensors(point))) for point in points]
            panels.append((axis, x, yours, [equation(*point) for point in points]))
        return curves(panels, "loss")

    compare(on_tensors(loss), equation, scores, _and_scaled(mistakes), picture=picture)
    check_slopes(loss, equation, scores, range(len(scores)))


def _and_scaled(mistakes):
    """The mistakes, and then each of them doubled and halved."""

    def scaled(formula, factor, *scores):
        return factor * formula(*scores)

    return [
        (*hint, functools.partial(scaled, formula, factor)) for factor in (1, 2, 0.5) for *hint, formula in mistakes
    ]


AIMS = "Write down for each batch: what should the score be, and by how much does it miss?"
RULER = "A score has no bounds, and its target is a number: subtract the target, square, average."
SIGMOID = (
    "the scores went through a sigmoid before they were compared with their targets; far out its slope is 0.",
    "A score is compared as it is.",
)
CROSS_ENTROPY = ("this is the cross-entropy of lesson 02, which takes a score for a logit.", RULER)
ABSOLUTE = ("this averages absolute errors; their slope is as large for a small error as for a large one.", RULER)
ROOT = ("this is the root of the mean squared error.", "Leave the root out.")
FIRST_AVERAGED = (
    "you average the scores first and square afterwards: too high and too low cancel out.",
    "Square the error of each image, then average.",
)
SUM = ("this is a sum over the batch, and grows with it.", "Take a mean.")
HALF = ("this is half of the mean squared error.", "Some papers write the ½ in front; here it is left out.")
FLIPPED = (
    "the sign is flipped: minimising this makes the errors large.",
    "An error is made small; leave out the minus.",
)

D_MISTAKES = (
    (
        "real and fake images count half each, although there are more of one kind.",
        "Add up all squared errors, and divide once by the number of all images.",
        lambda real, fake: 0.5 * (((real - 1) ** 2).mean() + (fake**2).mean()),
    ),
    (
        "this adds two means, one of each batch; asked for is one mean over all images.",
        "Add up all squared errors, and divide once by the number of all images.",
        lambda real, fake: ((real - 1) ** 2).mean() + (fake**2).mean(),
    ),
    ("the targets are swapped: this D learns to give fakes 1 and real images 0.", AIMS, lambda r, f: d_equation(f, r)),
    (*FLIPPED, lambda real, fake: -d_equation(real, fake)),
    ("the fakes have target 1, as if they were real.", AIMS, lambda r, f: d_equation(r, 1 - f)),
    ("the fakes have target -1; theirs is 0.", AIMS, lambda r, f: d_equation(r, f + 1)),
    (
        "only the real images are there: a D that gives everything 1 would be content.",
        AIMS,
        lambda real, fake: ((real - 1) ** 2).mean(),
    ),
    (
        "only the fakes are there: a D that gives everything 0 would be content.",
        AIMS,
        lambda real, fake: (fake**2).mean(),
    ),
    (*HALF, lambda real, fake: 0.5 * d_equation(real, fake)),
    (*SUM, lambda real, fake: (len(real) + len(fake)) * d_equation(real, fake)),
    (*SIGMOID, lambda real, fake: d_equation(expit(real), expit(fake))),
    (*CROSS_ENTROPY, lambda r, f: (softplus(-r).sum() + softplus(f).sum()) / (len(r) + len(f))),
    (*CROSS_ENTROPY, lambda real, fake: softplus(-real).mean() + softplus(fake).mean()),
    (*ABSOLUTE, lambda r, f: (np.abs(r - 1).sum() + np.abs(f).sum()) / (len(r) + len(f))),
    (*ABSOLUTE, lambda real, fake: np.abs(real - 1).mean() + np.abs(fake).mean()),
    (*ROOT, lambda real, fake: np.sqrt(d_equation(real, fake))),
    (*FIRST_AVERAGED, lambda real, fake: (real.mean() - 1) ** 2 + fake.mean() ** 2),
)

G_MISTAKES = (
    (
        "this makes D's error as large as it can. Compute the slope of your loss at score 0, where D is right: "
        "it is 0, and G would stand still.",
        "Which score does D give to real images? Ask for that one.",
        lambda fake: -(fake**2).mean(),
    ),
    (
        "this asks that fakes score 0, which is D's aim; G would help D.",
        "Which score does D give to real images? Ask for that one.",
        lambda fake: (fake**2).mean(),
    ),
    (*FLIPPED, lambda fake: -g_equation(fake)),
    (
        "this pushes scores up without end: a fake of score 50 would be better than a real image's 1.",
        "Ask for the score that D gives to real images.",
        lambda fake: -fake.mean(),
    ),
    (
        "this asks for score ½; where D is right, at 0, G is pulled half as hard as it could be.",
        "Ask for the score that D gives to real images.",
        lambda fake: ((fake - 0.5) ** 2).mean(),
    ),
    (*HALF, lambda fake: 0.5 * g_equation(fake)),
    (*SUM, lambda fake: len(fake) * g_equation(fake)),
    (*SIGMOID, lambda fake: g_equation(expit(fake))),
    (*CROSS_ENTROPY, lambda fake: softplus(-fake).mean()),
    (*ABSOLUTE, lambda fake: np.abs(fake - 1).mean()),
    (*ROOT, lambda fake: np.sqrt(g_equation(fake))),
    (*FIRST_AVERAGED, lambda fake: (fake.mean() - 1) ** 2),
)
