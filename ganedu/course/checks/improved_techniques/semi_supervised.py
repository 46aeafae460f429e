"""Check of the loss of a discriminator that names classes."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.losses import softplus
from ganedu.course.checks.common.tensors import check_slopes, on_tensors, tensors
import numpy as np
from scipy.special import expit, log_softmax, logsumexp, softmax

LABELLED, REAL, FAKE, CLASSES = 7, 5, 9, 4


@task(5)
def semi_supervised_loss(answer):
    """Checks `(labelled_logits, labels, real_logits, fake_logits) -> scalar`, from logits `(n, classes)`."""
    arguments = _arguments()
    compare(on_tensors(answer), _equation, arguments, MISTAKES, ERRORS)
    _check_extremes(answer)
    check_slopes(answer, _equation, arguments, places=(0, 2, 3))
    return (
        f"With all logits 0, Z is {CLASSES}, and D(x) = {CLASSES}/{CLASSES + 1}: K equal logits are no doubt about "
        "real or fake, only about the name. Doubt is log Z = 0."
    )


def _arguments():
    labelled, real, fake = (np.random.normal(0.0, 2.0, (count, CLASSES)) for count in (LABELLED, REAL, FAKE))
    return labelled, np.random.permutation(np.arange(LABELLED) % CLASSES), real, fake


def _check_extremes(answer):
    """Where exp overflows or vanishes in float32, in the labelled, the real and the fake logits, one at a time."""
    for place, name in ((0, "labelled"), (2, "real"), (3, "fake")):
        for size in (200.0, -200.0):
            arguments = list(_arguments())
            arguments[place] = size + arguments[place]
            value, expected = float(call(answer, *tensors(arguments))), _equation(*arguments)
            if not np.isclose(value, expected, rtol=1e-4, atol=1e-3):
                raise Hint(
                    f"right for small logits, but with {name} logits around {size:g} it gives {value:g} instead of "
                    f"{expected:.4g}: exp overflows, or vanishes, before the logarithm. Stay with logits: "
                    "tf.reduce_logsumexp for log Z, and softplus of that."
                )


def _named(logits, labels):
    """The mean cross-entropy of the K classes with the labels."""
    return -np.mean(log_softmax(logits, axis=1)[np.arange(len(labels)), labels])


def _log_z(logits):
    return logsumexp(logits, axis=1)


def _loss(how_real=_log_z, named=_named, real_part=1.0, fake_part=1.0, fake_sign=1.0):
    """The loss with another logit of D, another labelled part, or other weights."""

    def formula(labelled, labels, real, fake):
        unlabelled = real_part * np.mean(softplus(-how_real(real)))
        return named(labelled, labels) + unlabelled + fake_part * np.mean(softplus(fake_sign * how_real(fake)))

    return formula


_equation = _loss()


def _parts(labelled, labels, real, fake):
    """What every example pays, in three arrays."""
    named = -log_softmax(labelled, axis=1)[np.arange(len(labels)), labels]
    return named, softplus(-_log_z(real)), softplus(_log_z(fake))


def _with_fake_class(logits, labels):
    """The cross-entropy with a further class of logit 0."""
    more = np.hstack([logits, np.zeros((len(logits), 1))])
    return _named(more, labels)


def _as_probabilities(logits, labels):
    """What Keras makes of logits that it is not told of: cut off to [0, 1] and divided by their sum."""
    cut_off = np.clip(logits, 1e-7, 1.0 - 1e-7)
    return _named(np.log(cut_off), labels)


def _probability(judge):
    """The loss with D(x) itself, a function of the logits."""

    def formula(labelled, labels, real, fake):
        return _named(labelled, labels) - np.mean(np.log(judge(real))) - np.mean(np.log(1.0 - judge(fake)))

    return formula


ALL_TOGETHER = (
    "one mean runs over all examples together, so that the larger batch counts more; each of the three has a mean of "
    "its own, and these are added."
)
ERRORS = (
    (
        "must be equal rank",
        "the labels are integers (n,): tf.nn.sparse_softmax_cross_entropy_with_logits takes them as they are.",
    ),
    (
        "must be broadcastable",
        "the labels are integers (n,): tf.nn.sparse_softmax_cross_entropy_with_logits takes them as they are.",
    ),
)
MISTAKES = (
    (
        "the labelled examples pay for being real, too: their softmax runs over K + 1, or -log D(x) was added for "
        "them. What has a label is real for certain: only the K classes compete.",
        _loss(named=_with_fake_class),
    ),
    (
        "D's logit here is the largest class logit; all K contribute: log Z = log Σ exp(logit).",
        _loss(lambda logits: logits.max(axis=1)),
    ),
    (
        "D's logit here is the sum of the class logits; Z sums their exponentials: log Z = log Σ exp(logit).",
        _loss(lambda logits: logits.sum(axis=1)),
    ),
    (
        "D's logit here is the mean of the class logits; it is log Z = log Σ exp(logit).",
        _loss(lambda logits: logits.mean(axis=1)),
    ),
    (
        "every class logit was judged by itself, as if it were D's; an example has one D(x), made of all K: "
        "Z / (Z + 1).",
        _loss(lambda logits: logits),
    ),
    (
        "Z is averaged over the classes; it is the sum of exp(logit), as if the fake class had logit 0, not log K.",
        _loss(lambda logits: _log_z(logits) - np.log(CLASSES)),
    ),
    (
        "log Z was taken over the batch, axis 0; every example has its own, over its K logits.",
        _loss(lambda logits: logsumexp(logits, axis=0)),
    ),
    (
        "log Z was taken over the whole batch at once; every example has its own: axis=-1.",
        _loss(logsumexp),
    ),
    (
        "Z itself was taken for D's logit; the sigmoid of log Z is Z / (Z + 1), that of Z is not.",
        _loss(lambda logits: np.exp(logits).sum(axis=1)),
    ),
    (
        "D(x) went through a second sigmoid: log Z is a logit, and D(x) is not.",
        _loss(lambda logits: expit(_log_z(logits))),
    ),
    (
        "D(x) here is the largest softmax probability: how sure D is of the name, not of the example being real.",
        _probability(lambda logits: softmax(logits, axis=1).max(axis=1)),
    ),
    (
        "the fakes' part is -log D(G(z)), which makes D call them real; D pays -log(1 - D(G(z))).",
        _loss(fake_sign=-1.0),
    ),
    (
        "real and fake are swapped.",
        lambda labelled, labels, real, fake: _equation(labelled, labels, fake, real),
    ),
    (
        "the class logits went through softmax before a function that takes logits and does that itself.",
        _loss(named=lambda logits, labels: _named(softmax(logits, axis=1), labels)),
    ),
    (
        "the labelled part is summed over the examples; it is their mean.",
        _loss(named=lambda logits, labels: len(labels) * _named(logits, labels)),
    ),
    ("the labelled part is missing.", _loss(named=lambda logits, labels: 0.0)),
    ("the fakes are missing.", _loss(fake_part=0.0)),
    ("the real examples without labels are missing: they are real, whatever their name.", _loss(real_part=0.0)),
    (
        "the parts about real and fake are halved; all three are added as they are.",
        _loss(real_part=0.5, fake_part=0.5),
    ),
    (
        "all parts are averaged; they are added.",
        lambda *given: _equation(*given) / 3.0,
    ),
    (
        ALL_TOGETHER,
        lambda *given: 3.0 * np.concatenate(_parts(*given)).mean(),
    ),
    (
        ALL_TOGETHER,
        lambda *given: np.concatenate(_parts(*given)).mean(),
    ),
    (
        "the labelled examples' softmax runs over the examples; it runs over the K classes of each: axis 1, or -1.",
        _loss(named=lambda logits, labels: -np.mean(log_softmax(logits, axis=0)[np.arange(len(labels)), labels])),
    ),
    (
        "the class logits of the labelled examples pass for probabilities: tell Keras from_logits=True, or use "
        "tf.nn.sparse_softmax_cross_entropy_with_logits.",
        _loss(named=_as_probabilities),
    ),
)
