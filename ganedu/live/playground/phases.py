"""Slow motion: one step of the game, phase by phase, each with a sentence that holds its numbers."""

import dataclasses

from ganedu.live.playground.picture import Frame
import numpy as np
from scipy.special import expit
import tensorflow as tf

PHASES_OF_A_TURN = 5


@dataclasses.dataclass(frozen=True)
class Phase:
    """What happens now.

    Attributes:
        name: in two words.
        sentence: what happens, with its numbers.
        active: the parts of the diagram that are at work.
        show: layers that are shown, whatever the learner has chosen.
        frame: the picture, with the very points of this turn.
    """

    name: str
    sentence: str
    active: tuple
    show: tuple
    frame: Frame


def phases(side, batches):
    """Plays one step of a side, and yields its phases. It is the step that its training would play.

    Args:
        side: a `Side`, which nobody else plays meanwhile.
        batches: the batches of the step, one for each turn of the discriminator.

    Yields:
        `Phase` objects, each when it has happened.
    """
    for turn, batch in enumerate(batches, 1):
        yield from _discriminator_turn(side, batch, _which(turn, len(batches)))
    for turn in range(1, side.settings.g_turns + 1):
        yield from _generator_turn(side, batches[-1], _which(turn, side.settings.g_turns))


def _which(turn, turns):
    return "" if turns == 1 else f", {turn} of {turns}"


def _discriminator_turn(side, batch, which):
    gan = side.gan
    seed = gan.turn_seed(gan.d_optimizer)
    z = gan.prior(len(batch), seed)
    loss, length = _loss_and_gradient(gan.discriminator_loss, gan.discriminator, batch, seed)
    frame = side.frame(batch, z, raw=True)
    yield Phase(
        "new points",
        f"D's turn{which}. G maps {len(batch)} random z to fakes (triangles); the same number of real points (circles) "
        "comes from the data. G's weights stay fixed.",
        ("z", "G", "fake", "real"),
        ("real", "fake"),
        frame,
    )
    yield Phase(
        "D scores",
        f"{_colours(side)} {_mean_outputs(side, real=batch, fake=frame.fake)}",
        ("fake", "real", "D"),
        ("surface", "real", "fake"),
        frame,
    )
    yield Phase(
        "D's loss",
        f"D's loss, including any penalty, is {loss:.4f} on these points. D's next step tries to lower it.",
        ("D", "loss"),
        ("surface", "real", "fake"),
        frame,
    )
    yield Phase(
        "D's gradient",
        f"Backpropagation: how does the loss change with each of D's {gan.discriminator.count_params():,} weights? "
        f"These derivatives form its gradient, of norm {length:.3g}. G's weights play no part.",
        ("loss", "D", "D learns"),
        ("surface",),
        frame,
    )
    side.turn("discriminator", batch)
    after = float(gan.discriminator_loss(batch, seed))
    yield Phase(
        "D learns",
        f"D's optimizer takes one step; D's loss on these points goes from {loss:.4f} to {after:.4f}. The "
        "colours change; the points do not.",
        ("D", "D learns"),
        ("surface",),
        side.frame(batch, z, raw=True),
    )


def _generator_turn(side, batch, which):
    gan = side.gan
    seed = gan.turn_seed(gan.g_optimizer)
    z = gan.prior(len(batch), seed)
    loss, length = _loss_and_gradient(gan.generator_loss, gan.generator, batch, seed)
    frame = side.frame(batch, z, raw=True)
    yield Phase(
        "new fakes",
        f"G's turn{which}, with fresh noise: these fakes are new. D's weights stay fixed.",
        ("z", "G", "fake"),
        ("fake",),
        frame,
    )
    yield Phase(
        "D scores",
        f"D scores the fakes. {_mean_outputs(side, fake=frame.fake)}",
        ("fake", "D"),
        ("surface", "fake"),
        frame,
    )
    yield Phase(
        "G's loss",
        f"G's loss is {loss:.4f}; it grows as D rejects more fakes. G never sees a real point, only D's output.",
        ("D", "loss"),
        ("surface", "fake"),
        frame,
    )
    yield Phase(
        "gradients",
        "Backpropagation through D to the fakes: each arrow is the negative gradient at a fake, the direction that "
        f"lowers G's loss fastest. The median arrow is {frame.arrow:.3g} long. Carried on to G's weights, the "
        f"gradient has norm {length:.3g}.",
        ("loss", "D", "fake", "gradients"),
        ("fake", "arrows"),
        frame,
    )
    side.turn("generator", batch)
    after, moved = float(gan.generator_loss(batch, seed)), side.frame(batch, z, frame.fake, raw=True)
    way = float(np.linalg.norm(moved.fake - frame.fake, axis=1).mean())
    yield Phase(
        "G learns",
        f"G's optimizer takes one step; G's loss goes from {loss:.4f} to {after:.4f}. The fakes of the same z move by "
        f"{way:.2g} on average (lines). A fake rarely follows its arrow exactly, because all share G's weights.",
        ("z", "G", "fake", "G learns"),
        ("fake", "before"),
        moved,
    )


def _colours(side):
    """What the colours of D's outputs mean."""
    if side.settings.can_smooth():
        return (
            "D gives each point x a logit. The logit's sigmoid, D(x), is D's probability that x is real: blue above ½, "
            "orange below."
        )
    return "D gives each point a score: blue if high, orange if low."


def _loss_and_gradient(loss_of, player, batch, seed):
    """A player's loss on a batch, and the length of its gradient for the player's weights."""
    with tf.GradientTape() as tape:
        loss = loss_of(batch, seed)
    return float(loss), float(tf.linalg.global_norm(tape.gradient(loss, player.trainable_weights)))


def _mean_outputs(side, **points):
    """The discriminator's mean probability or score of points, by name of the points."""
    names = {"real": "the real points", "fake": "the fakes"}
    logits = {names[name]: side.gan.discriminator(seen) for name, seen in points.items()}
    if side.settings.can_smooth():
        means = [f"{float(np.mean(expit(values))):.2f} for {name}" for name, values in logits.items()]
        return f"On average D(x) is {' and '.join(means)}."
    means = [f"{float(np.mean(values)):.2f} for {name}" for name, values in logits.items()]
    return f"On average the score is {' and '.join(means)}."
