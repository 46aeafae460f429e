"""Check of the generator team's turn, on three linear players whose moves can be followed."""

import types

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.common.players import NO_GRADIENT, LinearPlayer, followed, same_weights, stand_ins
from ganedu.course.checks.common.tensors import as_in_training, call_compiled
import keras
import numpy as np
import tensorflow as tf

MEASURES, KINDS, NOISE = 2, 3, 4
ANSWERS = KINDS + 2
ERRORS = (
    NO_GRADIENT,
    ("non-persistent", "a tape gives its gradients once; ask for those of both networks together, with one list."),
    (
        "Unknown variable",
        "the optimizer was applied twice, to other weights each time; the team moves together: "
        "generator.trainable_weights + recogniser.trainable_weights.",
    ),
)


@task(4)
def team_turn(answer):
    """Checks `(real, z, generator, discriminator, recogniser, optimizer, weight) -> bound`."""
    played = play(answer)
    _check_calls(played)
    _check_moves(played)
    _check_bound(played)
    return "Generator and recogniser moved together, the discriminator stood still, and nobody looked at a real shell."


def play(answer):
    """Plays one turn of a learner's on linear players.

    The players stand in for the networks, and the exercise's two bounds for those of the notebook, so that this task
    is judged by itself. A second turn is played compiled.

    Args:
        answer: the learner's function.

    Returns:
        A namespace: `real` and `z`, the batches; `seen`, what each player was given; `before` and `after`, kernel and
        bias of the generator, the discriminator and the recogniser; `rate` of the optimizer and how often it was
        applied, `turns`; `weight`; `bound`, the number that the turn returned.

    Raises:
        Hint: if the turn stops with an error, or does not return one tensor.
    """
    count, rate, weight = np.random.randint(30, 60), np.random.uniform(0.05, 0.1), np.random.uniform(1.5, 2.5)
    real = np.random.normal(size=(count, MEASURES)).astype("float32")
    kinds = np.eye(KINDS)[np.random.choice(KINDS, count)]
    z = np.hstack([kinds, np.random.uniform(-1, 1, (count, 1)), np.random.normal(size=(count, NOISE))])
    z = z.astype("float32")
    players, optimizer = _players(), keras.optimizers.SGD(rate)
    arguments = tf.constant(real), tf.constant(z), *players, optimizer, weight
    bound, before, after = followed(answer, OURS, players, arguments, ERRORS)
    if not tf.is_tensor(bound) or bound.shape != ():
        raise Hint("the turn should return the bound alone, as it is: a scalar tensor, without float() or .numpy().")
    seen = [player.seen for player in players]
    with stand_ins(answer, OURS):
        others = *_players(), keras.optimizers.SGD(rate)
        call_compiled(as_in_training(answer), tf.constant(real), tf.constant(z), *others, weight, what="the turn")
    return types.SimpleNamespace(
        real=real,
        z=z,
        seen=seen,
        before=before,
        after=after,
        rate=rate,
        turns=int(optimizer.iterations),
        weight=weight,
        bound=float(bound),
    )


def _players():
    return _player(KINDS + 1 + NOISE, MEASURES), _player(MEASURES, 1), _player(MEASURES, ANSWERS)


def _player(takes, gives):
    normal = keras.initializers.RandomNormal(stddev=0.5)
    return LinearPlayer(takes, (gives,), kernel_initializer=normal, bias_initializer="normal")


SHARES = np.array([0.45, 0.35, 0.2])  # the notebook's: an answer may have bound them as a default


def _category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) - float(np.sum(shares * np.log(shares)))


def _number_bound(number, mean, log_deviation):
    away = (number - mean) * tf.exp(-log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2.0)


OURS = {"category_bound": _category_bound, "number_bound": _number_bound, "SHARES": SHARES, "KINDS": KINDS}


def _check_calls(played):
    if played.turns != 1:
        raise Hint(f"the optimizer was applied {played.turns} times; the team moves once, both networks together.")
    given = played.seen[0]
    if not given:
        raise Hint("your turn never calls the generator.")
    if any(z.shape != played.z.shape or not np.array_equal(z, played.z) for z in given):
        raise Hint(
            "the fakes come from another z than the one whose code is asked back; the recogniser can only guess. Make "
            "them from the z that you are given."
        )
    if not played.seen[2]:
        raise Hint("your turn never calls the recogniser.")


# The players' weights by their place in `before` and `after`: kernel and bias of each.
GENERATOR, DISCRIMINATOR, RECOGNISER = (0, 1), (2, 3), (4, 5)
TEAM = GENERATOR + RECOGNISER

MISTAKES = (
    (
        "the sign of the bound is flipped: this team unlearns the code. It wants the bound large, and an optimizer "
        "makes a loss small: minus weight times the bound.",
        {"information": lambda weight: weight},
    ),
    ("the bound is not multiplied by weight.", {"information": lambda weight: -1.0}),
    (
        "the bound plays no part: these are the slopes of a plain GAN.",
        {"information": lambda weight: 0.0},
    ),
    (
        "weight multiplies D's part of the loss; it belongs to the bound.",
        {"information": lambda weight: -1.0, "adversarial": lambda weight: weight},
    ),
    (
        "weight multiplies the whole loss; it belongs to the bound alone.",
        {"adversarial": lambda weight: weight},
    ),
    ("D's part of the loss is missing: nothing asks G for shells.", {"adversarial": lambda weight: 0.0}),
    (
        "the recogniser was asked about real shells. Nobody knows their code; ask it about the fakes, which were made "
        "from z.",
        {"asked": "real"},
    ),
    (
        "the recogniser learned, and G did not hear of it: the fakes were cut off from their slopes (stop_gradient). G "
        "has to show the code, so the bound belongs in its loss.",
        {"cut": True},
    ),
    (
        "the recogniser stood still, and its guesses stay as they were at first; it learns in this turn, with G: "
        "generator.trainable_weights + recogniser.trainable_weights.",
        {"team": GENERATOR},
    ),
    (
        "the generator stood still; it learns in this turn, with the recogniser: generator.trainable_weights + "
        "recogniser.trainable_weights.",
        {"team": RECOGNISER},
    ),
    (
        "the discriminator moved too, and learned to be deceived; its weights stay as they are in this turn.",
        {"team": GENERATOR + DISCRIMINATOR + RECOGNISER},
    ),
    (
        "this is D's wish for the fakes, to be called fake; G wants them called real: softplus(-logit).",
        {"side": 1.0},
    ),
    (
        "this is log(1 - D(G(z))), the saturating loss; the box has softplus(-logit).",
        {"side": 1.0, "adversarial": lambda weight: -1.0},
    ),
    ("only the kind is asked back; the number has a bound of its own, and both are added.", {"parts": (1.0, 0.0)}),
    ("only the number is asked back; the kind has a bound of its own, and both are added.", {"parts": (0.0, 1.0)}),
    (
        "mean and log_deviation have changed places: the answers are logits, then the mean, then the log deviation.",
        {"order": (KINDS + 1, KINDS)},
    ),
    (
        "the number was taken from the noise, one column too far right; it is column KINDS of z.",
        {"number": KINDS + 1},
    ),
    (
        "the number was taken one column too far left, from the kind; it is column KINDS of z.",
        {"number": KINDS - 1},
    ),
    ("the team climbed its loss; optimizer.apply takes slopes as they are, and descends.", {"climb": -1.0}),
)


def _check_moves(played):
    if same_weights(played.after, _moved(played)):
        return
    for hint, options in MISTAKES:
        if same_weights(played.after, _moved(played, **options)):
            raise Hint(hint)
    if same_weights(played.after, played.before):
        raise Hint("no weight moved: apply the optimizer to the slopes and the team's weights.")
    raise Hint("the weights moved, but not down the slopes of the loss; compare your lines with the box.")


def _check_bound(played):
    bound, loss = (float(value) for value in _values(played, _tensors(played.before)))
    if alike(played.bound, bound):
        return
    if alike(played.bound, loss):
        raise Hint("the turn returns its loss; asked for is the bound.")
    if alike(played.bound, played.weight * bound):
        raise Hint("the turn returns weight times the bound; return the bound itself, in nats.")
    if alike(played.bound, -bound):
        raise Hint("the turn returns minus the bound; return the bound itself, in nats.")
    raise Hint(f"the number returned is {played.bound:.4f}; the bound of kind and number together was {bound:.4f}.")


def _tensors(weights):
    return [tf.convert_to_tensor(weight) for weight in weights]


def _minus(weight):
    return -weight


def _one(weight):
    return 1.0


def _values(
    played,
    weights,
    information=_minus,
    adversarial=_one,
    side=-1.0,
    asked="fake",
    cut=False,
    parts=(1.0, 1.0),
    order=(KINDS, KINDS + 1),
    number=KINDS,
):
    """The bound and the team's loss at these weights.

    Args:
        played: as `play` gives it.
        weights: kernel and bias of each player.
        information, adversarial: what the two parts of the loss are multiplied by, from the turn's weight.
        side: of softplus, by which D's logits go into the loss.
        asked: "real" if the recogniser is asked about real shells.
        cut: whether the fakes are cut off from their slopes before the recogniser sees them.
        parts: what the bounds of kind and number are multiplied by.
        order: the columns of the answers that are taken for the mean and the log deviation.
        number: the column of z that is taken for the number.
    """
    g, g_bias, d, d_bias, q, q_bias = weights
    fake = tf.matmul(played.z, g) + g_bias
    shown = {"fake": tf.stop_gradient(fake) if cut else fake, "real": tf.constant(played.real)}[asked]
    answers = tf.matmul(shown, q) + q_bias
    mean, log_deviation = (answers[:, place : place + 1] for place in order)
    kind = _category_bound(played.z[:, :KINDS], answers[:, :KINDS], SHARES)
    bound = parts[0] * kind + parts[1] * _number_bound(played.z[:, number : number + 1], mean, log_deviation)
    deceived = tf.reduce_mean(tf.nn.softplus(side * (tf.matmul(fake, d) + d_bias)))
    return bound, adversarial(played.weight) * deceived + information(played.weight) * bound


def _moved(played, team=TEAM, climb=1.0, **options):
    """The weights after the team's step down the slopes of the loss."""
    weights = _tensors(played.before)
    with tf.GradientTape() as tape:
        tape.watch(weights)
        _, loss = _values(played, weights, **options)
    slopes = tape.gradient(loss, weights, unconnected_gradients="zero")
    steps = [climb * played.rate * slope if i in team else 0.0 * slope for i, slope in enumerate(slopes)]
    return [weight - step for weight, step in zip(weights, steps, strict=True)]
