"""What a learner can change while a game is played, under names, and how it is put back."""

from ganedu.parts import objectives
from ganedu.parts.arguments import arguments, taken
import keras


def steered(game):
    """The numbers of a game that can be changed during training.

    Args:
        game: a `Game`.

    Returns:
        A dictionary from names to numbers: the turns and weights that the game was made with, whose names end so;
        "smoothing" where its discriminator is a classifier; the weight of each penalty under its class's name.
    """
    return {name: read() for name, (read, _) in _dials(game).items()}


def steer(game, values):
    """Changes such numbers; only what differs is touched, since a change of the rules forces a retrace.

    Args:
        game: a `Game`.
        values: what `steered` returned, or a part of it.

    Raises:
        ValueError: if the game has no such number, or a value is out of range.
    """
    dials = _dials(game)
    for name in values:
        if name not in dials:
            raise ValueError(f"This game has no {name} to steer; it has {', '.join(dials)}.")
    made = as_made(game)
    for name, value in values.items():
        read, write = dials[name]
        if value != read():
            write(value)
    game.steering = {"made": made, "steered": _rules(game)}


def as_made(game):
    """The rules of a game, as its configuration has them, without what was steered during a training.

    What was set anew by other hands is a new rule.
    """
    rules = _rules(game)
    return game.steering["made"] if game.steering and game.steering["steered"] == rules else rules


def _rules(game):
    """The configuration of a game but for its networks, which nobody steers."""
    parts = {name: getattr(game, name) for name in taken(type(game), keras.Model)}
    return {
        name: keras.saving.serialize_keras_object(part)
        for name, part in parts.items()
        if not isinstance(part, keras.Model) or hasattr(part, "matchup")
    }


def _dials(game):
    """For each name how to read the number, and how to write it."""

    def of(part, attribute):
        return lambda: getattr(part, attribute), lambda value: setattr(part, attribute, value)

    dials = {}
    if getattr(game, "objective", None) is not None and game.objective.probability:
        dials["smoothing"] = _smoothing(game)
    for term in _penalty_terms(game):
        name = kind = type(term).__name__
        while name in dials:
            name = f"{kind} {int(name.removeprefix(kind) or 1) + 1}"
        dials[name] = of(term, "weight")
    own = sorted(name for name in arguments(type(game), keras.Model) if name.endswith(("weight", "_turns")))
    return dials | {name: of(game, name) for name in reversed(own)}


def _penalty_terms(game):
    """The penalties of a game, and of games within it, that have a weight."""
    parts = [getattr(game, name) for name in arguments(type(game), keras.Model)]
    games = [game, *(part for part in parts if hasattr(part, "matchup"))]
    return [term for each in games if hasattr(each, "penalty") for term in each.penalty.terms]


def _smoothing(game):
    def read():
        return getattr(game.objective.discriminator, "smoothing", 0.0)

    def write(value):
        if hasattr(game.objective.discriminator, "smoothing"):
            game.objective.discriminator.smoothing = value
        else:
            game.objective = objectives.label_smoothing(value, game.objective)

    return read, write
