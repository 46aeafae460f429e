"""Slow motion: one step of the game, phase by phase, each with a sentence that holds its numbers."""

import dataclasses

from ganedu.live.playground.picture import Frame
import numpy as np
from scipy.special import expit

PHASES_OF_A_TURN = 3


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


def phases(engine):
    """Plays one step of an engine, and yields its phases. It is the step that `engine.play(1)` would play.

    Args:
        engine: an `Engine`, which nobody else plays meanwhile.

    Yields:
        `Phase` objects, each when it has happened.
    """
    batches = engine.gan.split(engine.next_batches())
    for turn, batch in enumerate(batches, 1):
        yield from _discriminator_turn(engine, batch, _which(turn, len(batches)))
    for turn in range(1, engine.settings.g_turns + 1):
        yield from _generator_turn(engine, batches[-1], _which(turn, engine.settings.g_turns))
    engine.count_step()


def _which(turn, turns):
    return "" if turns == 1 else f", {turn} of {turns}"


def _discriminator_turn(engine, batch, which):
    gan = engine.gan
    seed = gan.turn_seed(gan.d_optimizer)
    z = gan.prior(len(batch), seed)
    before = float(gan.discriminator_loss(batch, seed))
    yield Phase(
        "new points",
        f"D's turn{which}. G turns {len(batch)} random z into fakes (triangles); beside them are as many real points "
        "(circles). G holds still in this turn.",
        ("z", "G", "fake", "real"),
        ("real", "fake"),
        engine.frame(batch, z, raw=True),
    )
    answers = gan.discriminator(batch), gan.discriminator(gan.generator(z))
    if engine.settings.can_smooth():
        real, fake = (float(expit(logits).mean()) for logits in answers)
        scores = f"On average it gives the real points D = {real:.2f} and the fakes D = {fake:.2f}"
    else:
        real, fake = (float(np.mean(logits)) for logits in answers)
        scores = f"Its mean score is {real:.2f} for the real points and {fake:.2f} for the fakes"
    yield Phase(
        "D answers",
        f"D looks at each point: blue where it thinks real, orange where it thinks fake. {scores}; its loss, with "
        f"penalty, is {before:.3f}.",
        ("fake", "real", "D", "loss"),
        ("surface", "real", "fake"),
        engine.frame(batch, z, raw=True),
    )
    engine.discriminator_turn(batch)
    after = float(gan.discriminator_loss(batch, seed))
    yield Phase(
        "D learns",
        f"D takes one step down its loss, from {before:.4f} to {after:.4f} on these points. The colours have changed, "
        "the points have not.",
        ("D", "loss", "D learns"),
        ("surface",),
        engine.frame(batch, z, raw=True),
    )


def _generator_turn(engine, batch, which):
    gan = engine.gan
    seed = gan.turn_seed(gan.g_optimizer)
    z = gan.prior(len(batch), seed)
    before = float(gan.generator_loss(batch, seed))
    frame = engine.frame(batch, z, raw=True)
    yield Phase(
        "new fakes",
        f"G's turn{which}, with fresh noise: these fakes are new. D holds still in this turn. G's loss is "
        f"{before:.3f}.",
        ("z", "G", "fake", "D", "loss"),
        ("fake",),
        frame,
    )
    yield Phase(
        "advice",
        "Each arrow is the negative gradient of G's loss at a fake: the way that would lower it most. It comes from D "
        f"alone; G never sees a real point. Half of the arrows are longer than {frame.arrow:.3g}.",
        ("loss", "D", "fake", "advice"),
        ("fake", "arrows"),
        frame,
    )
    engine.generator_turn(batch)
    after, moved = float(gan.generator_loss(batch, seed)), engine.frame(batch, z, frame.fake, raw=True)
    way = float(np.linalg.norm(moved.fake - frame.fake, axis=1).mean())
    yield Phase(
        "G learns",
        f"G takes one step down its loss, from {before:.4f} to {after:.4f}. The same z now land {way:.2g} further on "
        "average (lines). No fake follows its arrow exactly: all share G's weights.",
        ("z", "G", "fake", "G learns"),
        ("fake", "before"),
        moved,
    )
