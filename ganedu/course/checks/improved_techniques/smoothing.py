"""Check of one-sided label smoothing."""

from ganedu.course.checks.common.hints import call, task
from ganedu.course.checks.common.losses import judge_loss
from ganedu.course.checks.common.tensors import tensors
import numpy as np
from scipy.special import expit, log_expit


@task(2)
def smoothed_loss(answer):
    """Checks `(real_logits, fake_logits, target) -> scalar`: what D pays if its label for the real is `target`."""
    for target in (np.random.uniform(0.75, 0.95), 1.0):
        judge_loss(answer, _equation, MISTAKES, ("real logits", "fake logits"), more=(target,))
    target = 0.9
    best = np.full((1, 1), np.log(target / (1 - target)))
    zero = np.full((1, 1), -50.0)
    floor = float(call(answer, *tensors([best, zero]), target))
    return f"The least it can be, at target 0.9, is {floor:.3f}, where D(x) = 0.9: to be surer than that costs."


def _cross(logits, label):
    """The mean cross-entropy of logits and one label for all of them."""
    return -np.mean(label * log_expit(logits) + (1.0 - label) * log_expit(-logits))


def _labelled(real_label, fake_label=lambda target: 0.0):
    """The loss with other labels, functions of the target."""
    return lambda real, fake, target: _cross(real, real_label(target)) + _cross(fake, fake_label(target))


_equation = _labelled(lambda target: target)

MISTAKES = (
    ("the target is not used: this is the loss for labels 1 and 0.", _labelled(lambda target: 1.0)),
    (
        "the fakes' label is smoothed too, and is 1 - target. One-sided means that it stays 0: else D would hold on to "
        "fakes that are far from all data.",
        _labelled(lambda target: target, lambda target: 1.0 - target),
    ),
    (
        "the fakes have the target as their label; theirs is 0, and the target is for the real.",
        _labelled(lambda target: target, lambda target: target),
    ),
    (
        "both labels are drawn towards 1/2, as with label_smoothing in Keras; here the real's alone changes, and it is "
        "the target itself.",
        _labelled(lambda target: 0.5 + 0.5 * target, lambda target: 0.5 - 0.5 * target),
    ),
    (
        "the real's label is drawn half way only, as with label_smoothing in Keras; it is the target itself.",
        _labelled(lambda target: 0.5 + 0.5 * target),
    ),
    (
        "the fakes' label is smoothed and the real's is not; it is the other way round.",
        _labelled(lambda target: 1.0, lambda target: 1.0 - target),
    ),
    ("target and 1 - target are swapped: the real's label is the target.", _labelled(lambda target: 1.0 - target)),
    (
        "the target only scales log D(x); then D still gains by being ever surer. A label of target is short of 1 by "
        "1 - target, the weight of log(1 - D(x)).",
        lambda real, fake, target: -target * np.mean(log_expit(real)) + _cross(fake, 0.0),
    ),
    (
        "the target multiplies the logit of the real examples; it is their label.",
        lambda real, fake, target: _cross(target * real, 1.0) + _cross(fake, 0.0),
    ),
    (
        "the target scales the whole loss; it is the label of the real examples.",
        lambda real, fake, target: target * (_cross(real, 1.0) + _cross(fake, 0.0)),
    ),
    (
        "the fakes' part is the generator's loss, -log D(G(z)), as if they were real; D pays -log(1 - D(G(z))).",
        lambda real, fake, target: _cross(real, target) + _cross(fake, 1.0),
    ),
    ("real and fake are swapped: real_logits comes first.", lambda real, fake, target: _equation(fake, real, target)),
    (
        "a sigmoid was taken twice: the logits became probabilities, and those were taken for logits. from_logits=True "
        "and softplus want the logits themselves.",
        lambda real, fake, target: _equation(expit(real), expit(fake), target),
    ),
    ("the fakes are missing.", lambda real, fake, target: _cross(real, target)),
    ("half of it is missing: the two parts are added, not averaged.", lambda *given: 0.5 * _equation(*given)),
    (
        "the sign is wrong: D would make this large, and a loss is made small.",
        lambda *given: -_equation(*given),
    ),
    (
        "these are squared differences of probabilities and labels; asked for is the cross-entropy.",
        lambda real, fake, target: np.mean((expit(real) - target) ** 2) + np.mean(expit(fake) ** 2),
    ),
)
