"""Check of the step that clips the critic's weights."""

import functools

from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.players import same_weights
from ganedu.course.checks.common.tensors import call_compiled
import keras
import numpy as np
import tensorflow as tf

ERRORS = (
    (
        "has no setter",
        "a network's list of weights cannot be replaced; every weight takes new numbers itself: weight.assign(...).",
    ),
    ("Unknown variable", "the optimizer was given other weights than the critic's: critic.trainable_weights."),
)
IN_A_GRAPH = (
    "get_weights, set_weights and NumPy leave the graph. Take weight.assign(tf.clip_by_value(...)) for each weight."
)


@task(4)
def clipped_step(step):
    """Checks `(critic, gradients, optimizer, bound)`: a step, and then every weight in [-bound, bound]."""
    for bound in (0.05, 0.3):
        critic, optimizer, gradients = _critic(), keras.optimizers.SGD(0.1), _gradients()
        before = critic.get_weights()
        call(_returning(step), critic, gradients, optimizer, bound, known=ERRORS)
        _compare(critic, before, gradients, optimizer, bound)
    other, optimizer = _critic(), keras.optimizers.SGD(0.1)
    optimizer.build(other.trainable_weights)
    compiled = tf.function(lambda gradients: _returning(step)(other, gradients, optimizer, 0.1))
    call_compiled(compiled, _gradients(), what="the step", cure=IN_A_GRAPH)
    return "Wherever the gradients pull, no weight leaves the box; that bounds how steep the critic can be."


def _critic():
    """Three layers of random weights, larger than the bounds here and there, biases too."""
    sizes = 6, 5, 4, 1
    network = keras.Sequential([keras.Input((sizes[0],)), *(keras.layers.Dense(size) for size in sizes[1:])])
    network.set_weights([np.random.normal(0.0, 0.3, weight.shape) for weight in network.weights])
    return network


def _gradients():
    shapes = (6, 5), (5,), (5, 4), (4,), (4, 1), (1,)
    return [tf.constant(np.random.normal(0.0, 2.0, shape), tf.float32) for shape in shapes]


def _returning(step):
    """The learner's function, which need not return anything, as one that does."""

    def stepped(*arguments):
        step(*arguments)
        return True

    return stepped


def _compare(critic, before, gradients, optimizer, bound):
    turns, after = int(optimizer.iterations), critic.get_weights()
    gradients = [gradient.numpy() for gradient in gradients]
    arguments = before, gradients, 0.1, bound
    if _same(after, _clipped(_stepped(*arguments), bound)) and turns == 1:
        return
    for hint, formula in MISTAKES:
        if _same(after, formula(*arguments)):
            raise Hint(hint)
    if turns != 1:
        raise Hint(f"the optimizer was applied {turns} times; the step is taken once, before the clipping.")
    largest = max(np.abs(weight).max() for weight in after)
    raise Hint(f"after your step with a bound of {bound:g} the largest weight is {largest:.3g}; compare with the box.")


_same = functools.partial(same_weights, rtol=1e-4, atol=1e-5)


def _stepped(before, gradients, rate, bound):
    return [weight - rate * gradient for weight, gradient in zip(before, gradients, strict=True)]


def _clipped(weights, bound, chosen=lambda index, weight: True):
    return [np.clip(w, -bound, bound) if chosen(i, w) else w for i, w in enumerate(weights)]


def _some(chosen):
    """The step, with the clipping of some weights only: `chosen(index, weight)`."""
    return lambda *arguments: _clipped(_stepped(*arguments), arguments[-1], chosen)


def _other(clip):
    """The step, and then another way to make a weight small: `clip(weight, bound)`."""
    return lambda *arguments: [clip(weight, arguments[-1]) for weight in _stepped(*arguments)]


def _of_gradients(before, gradients, rate, bound):
    return _stepped(before, _clipped(gradients, bound), rate, bound)


def _by_common_norm(before, gradients, rate, bound):
    norm = np.sqrt(sum((gradient**2).sum() for gradient in gradients))
    return _stepped(before, [gradient * min(1.0, bound / norm) for gradient in gradients], rate, bound)


def _by_norm(weight, bound):
    return weight * min(1.0, bound / np.linalg.norm(weight))


OF_GRADIENTS = (
    "the gradients were clipped. They are what a weight moves by, and a weight still gets anywhere in many steps; what "
    "keeps the critic from being steep is a bound on the weights themselves."
)
BEFORE = (
    "the weights are clipped before the step, and the step takes them beyond the bound again: the critic that G meets "
    "is not the clipped one. Apply the gradients first."
)
NORM = (
    "the weights are made smaller as a whole, by their norm; the equation clips every number by itself: "
    "tf.clip_by_value(weight, -bound, bound)."
)
MISTAKES = (
    (
        "the step was taken, and no weight was clipped. tf.clip_by_value returns a new tensor and leaves the weight "
        "as it is: weight.assign(...) puts it there.",
        _stepped,
    ),
    (OF_GRADIENTS, _of_gradients),
    (OF_GRADIENTS, lambda *arguments: _clipped(_of_gradients(*arguments), arguments[-1])),
    (
        OF_GRADIENTS,
        lambda before, gradients, rate, bound: _stepped(before, [_by_norm(g, bound) for g in gradients], rate, bound),
    ),
    (OF_GRADIENTS, _by_common_norm),
    (BEFORE, lambda before, *others: _stepped(_clipped(before, others[-1]), *others)),
    (
        "the weights were clipped, and the step was never taken: optimizer.apply(gradients, weights) comes first.",
        lambda before, gradients, rate, bound: _clipped(before, bound),
    ),
    (
        "your function changed nothing; it applies the gradients, and then clips every weight of the critic.",
        lambda before, *others: before,
    ),
    (
        "only the kernels are clipped, and the biases are left out; the algorithm clips every weight.",
        _some(lambda index, weight: weight.ndim == 2),
    ),
    ("only the biases are clipped; the algorithm clips every weight.", _some(lambda index, weight: weight.ndim == 1)),
    ("only the first layer is clipped; the algorithm clips every weight.", _some(lambda index, weight: index < 2)),
    ("only the first weight is clipped; does your return stand in the loop?", _some(lambda index, weight: index < 1)),
    ("only the last layer is clipped; the algorithm clips every weight.", _some(lambda index, weight: index > 3)),
    ("the last layer is left out; the algorithm clips every weight.", _some(lambda index, weight: index < 4)),
    (
        "weights below 0 became 0: the lower end of the range is -bound.",
        _other(lambda weight, bound: np.clip(weight, 0.0, bound)),
    ),
    ("weights are clipped above and not below; the range is [-bound, bound].", _other(np.minimum)),
    (
        "weights are clipped below and not above; the range is [-bound, bound].",
        _other(lambda weight, bound: np.maximum(weight, -bound)),
    ),
    (
        "the bound is 0.01, the paper's, in place of the argument bound.",
        _other(lambda weight, bound: np.clip(weight, -0.01, 0.01)),
    ),
    (
        "weights beyond the bound became 0; clipping takes them to the bound that they crossed.",
        _other(lambda weight, bound: np.where(np.abs(weight) > bound, 0.0, weight)),
    ),
    (
        "every weight went to -bound or bound, those in between as well; they stay where they are.",
        _other(lambda weight, bound: bound * np.sign(weight)),
    ),
    (NORM, _other(_by_norm)),
    (NORM, _other(lambda weight, bound: weight * bound / np.linalg.norm(weight))),
    (
        "all weights were scaled until the largest fits; clipping moves those beyond the bound, and no others.",
        _other(lambda weight, bound: weight * min(1.0, bound / np.abs(weight).max())),
    ),
    (
        "the step climbs: optimizer.apply takes gradients as they are, and descends.",
        lambda before, gradients, rate, bound: _clipped(_stepped(before, gradients, -rate, bound), bound),
    ),
)
