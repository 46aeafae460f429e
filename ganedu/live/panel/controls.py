"""What can be steered in a training that goes on, and how."""

from collections.abc import Callable
import dataclasses
import functools

from ganedu.parts import objectives, penalties

MOST_TURNS = 10
LARGEST_SMOOTHING = 0.5


@dataclasses.dataclass(frozen=True)
class Control:
    """A number that a slider moves.

    Attributes:
        name: the Python name of what is changed, such as "g_rate".
        label: what stands beside the slider.
        value: the number now.
        low, high: the slider's ends.
        kind: "log", "linear" or "whole", how the slider counts.
        steer: `steer(training, value)` has the worker change it between two calls.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    kind: str
    steer: Callable

    def __call__(self, training, value):
        """Changes the number in a training.

        Raises:
            ValueError: if the value is no number within the ends.
        """
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not self.low <= value <= self.high:
            raise ValueError(f"{self.name} was set to {value!r}; expected a number in [{self.low:g}, {self.high:g}].")
        self.steer(training, int(value) if self.kind == "whole" else float(value))

    def shown(self):
        """What the browser needs to know of it."""
        return {name: getattr(self, name) for name in ("name", "label", "value", "low", "high", "kind")}


def controls(game):
    """The controls that this game has; only what it plays with can be steered.

    Args:
        game: a compiled `Game`.

    Returns:
        A dictionary from names to `Control`s.
    """
    found = [*_rates(game), *_smoothing(game), *_weights(game), _turns(game)]
    return {control.name: control for control in found}


def _rates(game):
    for player in ("d", "g"):
        optimizer = getattr(game, f"{player}_optimizer")
        if isinstance(optimizer.get_config().get("learning_rate"), dict):
            continue  # a schedule, which would be overwritten
        rate, name = float(optimizer.learning_rate), f"{player}_rate"
        low, high = min(rate, 1e-5), max(rate, 1e-1)
        yield Control(name, f"rate of {player.upper()}", rate, low, high, "log", functools.partial(_set_rate, name))


def _set_rate(name, training, rate):
    optimizer = getattr(training.game, f"{name[0]}_optimizer")
    training.command(f"{name} = {rate:.2g}", lambda: setattr(optimizer, "learning_rate", rate))


def _smoothing(game):
    judge = getattr(getattr(game, "objective", None), "discriminator", None)
    if judge is objectives.cross_entropy_discriminator:
        value = 0.0
    elif isinstance(judge, objectives.smoothed_cross_entropy):
        value = judge.smoothing
    else:
        return
    yield Control("smoothing", "label smoothing", value, 0.0, LARGEST_SMOOTHING, "linear", _set_smoothing)


def _set_smoothing(training, smoothing):
    game, name = training.game, f"label smoothing = {smoothing:.2g}"

    def begin():
        game.objective = objectives.label_smoothing(smoothing, game.objective)

    def change():
        if isinstance(game.objective.discriminator, objectives.smoothed_cross_entropy):
            game.objective.discriminator.smoothing = smoothing
        else:
            training.renew(begin)

    training.command(name, change)


def _weights(game):
    penalty = getattr(game, "penalty", penalties.none)
    terms = penalty.terms if isinstance(penalty, penalties.Sum) else [penalty]
    for term in terms:
        kind = type(getattr(term, "penalty", term)).__name__
        low, high = min(term.weight or 1.0, 1e-3), max(term.weight, 100.0)
        steer = functools.partial(_set_weight, term, kind)
        yield Control(kind, f"weight of {kind}", term.weight or low, low, high, "log", steer)


def _set_weight(term, kind, training, weight):
    training.command(f"{kind} weight = {weight:.2g}", lambda: setattr(term, "weight", weight))


def _turns(game):
    return Control("d_turns", "turns of D", game.d_turns, 1, max(MOST_TURNS, game.d_turns), "whole", _set_turns)


def _set_turns(training, turns):
    change = functools.partial(setattr, training.game, "d_turns", turns)
    training.command(f"d_turns = {turns}", lambda: training.renew(change))
