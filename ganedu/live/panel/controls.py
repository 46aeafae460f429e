"""What can be steered in a running training, and how."""

from collections.abc import Callable
import dataclasses
import functools
import re

from ganedu.numbers import is_number, shown

MOST_TURNS = 10
LARGEST_SMOOTHING = 0.5


@dataclasses.dataclass(frozen=True)
class Control:
    """A number that a slider moves.

    Attributes:
        name: the Python name of what is changed, such as "g_rate".
        label: the words next to the slider.
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
        if not is_number(value, self.low, self.high):
            raise ValueError(
                f"{self.name} was set to {shown(value)}; expected a number in [{self.low:g}, {self.high:g}]."
            )
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
    numbers = game.steered()
    if numbers.get("g_turns") == 1:
        del numbers["g_turns"]  # useful in few games, which have more of them
    found = [*_rates(game), *(_number(name, value) for name, value in numbers.items())]
    return {control.name: control for control in found}


def _rates(game):
    for player in ("d", "g"):
        optimizer = getattr(game, f"{player}_optimizer")
        if isinstance(optimizer.get_config().get("learning_rate"), dict):
            continue  # a schedule, which would be overwritten
        rate, label = float(optimizer.learning_rate), f"{player.upper()}'s learning rate"
        low, high = min(rate, 1e-5), max(rate, 1e-1)
        steer = functools.partial(_set_rate, player, label)
        yield Control(f"{player}_rate", label, rate, low, high, "log", steer)


def _set_rate(player, label, training, rate):
    optimizer = getattr(training.game, f"{player}_optimizer")
    change = functools.partial(setattr, optimizer, "learning_rate", rate)
    training.command(f"{label} = {rate:.2g}", change, by_hand=True)


def _number(name, value):
    """The control of one of the numbers that `game.steered()` names; what is no turn and no share, is a weight."""
    if name.endswith("_turns"):
        label, low, high, kind = f"{name[0].upper()}'s turns", 1, max(MOST_TURNS, value), "whole"
    elif name == "smoothing":
        label, low, high, kind = "label smoothing", 0.0, LARGEST_SMOOTHING, "linear"
    else:
        label, low, high, kind = _weight_of(name), min(value or 1.0, 1e-3), max(value, 100.0), "log"
        value = value or low
    return Control(name, label, value, low, high, kind, functools.partial(_steer, name, label))


def _weight_of(name):
    """The label of a weight: "R1 weight", "gradient penalty weight", and of the game's own "auxiliary loss weight"."""
    of = "auxiliary loss" if name == "weight" else name.removesuffix("_weight").replace("_", " ")
    return f"{re.sub(r'^r(?=[12])', 'R', of)} weight"


def _steer(name, label, training, value):
    training.steer(name, value, f"{label} = {value:.2g}")
