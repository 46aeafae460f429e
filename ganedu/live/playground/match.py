"""One or two games, played step by step together."""

from ganedu.games.game import Game
from ganedu.live.playground.phases import PHASES_OF_A_TURN, phases
import tensorflow as tf

NAMES = ("A", "B")


class Match(Game):
    """One or two GANs as one game, in which each plays its own step: they have always done equally many."""

    sides = ()

    def seat(self, sides):
        """Has these `Side` objects played from now on."""
        self.sides = sides
        self.jit_compile = sides[0].gan.jit_compile
        self.forget_call()

    @property
    def reported(self):
        return [f"{name} {loss}" for name, side in self._named() for loss in side.gan.reported]

    def everything_trained(self):
        """What playing changes under any rules: an optimizer's own memory ends with its kind."""
        return [variable for side in self.sides for variable in side.common()]

    def train_step(self, batches):
        losses = {}
        for (name, side), own in zip(self._named(), batches, strict=True):
            losses |= {f"{name} {loss}": value for loss, value in side.gan.train_step(own).items()}
        return losses

    def split(self, batches):
        """The batches of one step: for each side a list."""
        return [side.gan.split(own) for side, own in zip(self.sides, batches, strict=True)]

    def batches(self, start):
        """A `tf.data.Dataset` of what one step takes, a part for each side, without the first `start`."""
        return tf.data.Dataset.zip(tuple(side.batches(start) for side in self.sides))

    def _named(self):
        return list(zip(NAMES, self.sides, strict=False))


class SlowMotion:
    """One step of every side, phase by phase. A side with fewer turns waits for the other.

    Args:
        sides: `Side` objects.
        batches: for each a list of the batches of the step.
    """

    def __init__(self, sides, batches):
        self._phases = {side: phases(side, own) for side, own in zip(sides, batches, strict=True)}
        self._now = {}
        self._played = dict.fromkeys(sides, 0)
        self._ended = set()
        self._total = max(PHASES_OF_A_TURN * (side.settings.d_turns + side.settings.g_turns) for side in sides)

    def advance(self, side):
        """Plays the next phase of one side."""
        phase = next(self._phases[side], None)
        if phase is None:
            self._ended.add(side)
            return
        self._now[side] = phase
        self._played[side] += 1

    def finish(self, side):
        """Plays all phases that are left of one side."""
        for _ in self._phases[side]:
            pass

    @property
    def over(self):
        """Whether every side has played the whole step."""
        return len(self._ended) == len(self._phases)

    @property
    def now(self):
        """The `Phase` of each side."""
        return list(self._now.values())

    def described(self):
        """What the browser is told."""
        sides = [
            {"name": phase.name, "sentence": phase.sentence, "active": phase.active, "show": phase.show}
            for phase in self.now
        ]
        return {"number": max(self._played.values()), "total": self._total, "sides": sides}
