"""What a game is made of, as plain data that two programs can compare."""

import json
import textwrap


def configuration(game):
    """The configuration of a compiled game: its parts, rules and optimizers as they were given, but not their weights.

    What a learner has steered since is part of a moment and not of the game.

    The same lines of code give the same configuration each time they run. Of functions it holds the names alone.

    Args:
        game: a compiled `Game`.

    Returns:
        Nested dictionaries and lists of what JSON can hold.
    """
    parts = {
        "class": type(game).__name__,
        **game.get_config(),
        **game.as_made(),
        **game.optimizers_as_given,
    }
    return _renamed(json.loads(json.dumps(parts, default=str)), {})


def differences(was, now, where=""):
    """Yields what differs between two configurations, as parts of sentences."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in {**was, **now}:
            yield from differences(was.get(key), now.get(key), f"{where} {key}" if key != "config" else where)
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for number, (one, other) in enumerate(zip(was, now, strict=True)):
            yield from differences(one, other, f"{where} {number}")
    elif isinstance(was, list) and isinstance(now, list):
        yield f"its{where} were {len(was)}, and are {len(now)} now"
    elif was != now:
        one, other = (textwrap.shorten(repr(value), 60, placeholder=" ...") for value in (was, now))
        yield f"its{where} was {one}, and is {other} now"


def _renamed(value, names):
    """Each name is replaced by the order of its first appearance.

    Keras numbers what it names: built once more in the same notebook, `dense` is called `dense_4`.
    """
    if isinstance(value, dict):
        if value.get("class_name") == "__lambda__":
            return "a lambda"  # its bytecode names the cell it was written in
        if str(value.get("class_name")).endswith("DTypePolicy"):
            return value  # this name says what it does
        if isinstance(value.get("name"), str):
            names.setdefault(value["name"], f"name {len(names)}")
        return {key: _renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value
