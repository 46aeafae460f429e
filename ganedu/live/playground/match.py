"""One or two games, played step by step together."""

from ganedu.live.playground.engine import Broken
from ganedu.live.playground.phases import PHASES_OF_A_TURN, phases

NAMES = ("A", "B")


class Match:
    """Games that have done equally many steps. A game that breaks goes back, and the other goes with it.

    Args:
        sides: one or two `Engine` objects.

    Attributes:
        sides: the same.
        slow: the `SlowMotion` in which a step is being played, or None.
    """

    def __init__(self, sides):
        self.sides = sides
        self.slow = None

    def play(self, steps):
        """Plays steps on every side; before that, the rest of one that was begun in slow motion.

        Raises:
            Broken: as an `Engine` does.
        """
        self.finish_step()
        self._each(lambda side: side.play(steps))

    def turn(self, player):
        """Plays one turn of "discriminator" or of the generator on every side."""
        self.finish_step()
        self._each(lambda side: side.discriminator_turn() if player == "discriminator" else side.generator_turn())

    def advance(self):
        """Plays the next phase in slow motion on every side; after the last one, the next step begins."""
        if self.slow is None:
            self.slow = SlowMotion(self.sides)
        self._each(self.slow.advance)
        if self.slow.over:
            self.slow = None
            self.advance()

    def finish_step(self):
        """Plays what is left of a step that was begun in slow motion."""
        if self.slow is not None:
            self._each(self.slow.finish)
            self.slow = None

    def rewind(self, step):
        """Puts all players back to the last kept moment that is not after `step`."""
        self.slow = None
        for side in self.sides:
            side.rewind(step)

    def _each(self, play):
        for name, side in zip(NAMES, self.sides, strict=False):
            try:
                play(side)
            except Broken as broken:
                self.rewind(side.step)
                raise Broken(f"{name}: {broken}" if len(self.sides) > 1 else str(broken)) from None


class SlowMotion:
    """One step of every side, phase by phase. A side with fewer turns waits for the other.

    Args:
        sides: `Engine` objects.
    """

    def __init__(self, sides):
        self._phases = {side: phases(side) for side in sides}
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
