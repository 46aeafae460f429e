"""What a class of games is made from."""

import functools
import inspect

import keras

FURTHER = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@functools.cache
def arguments(kind):
    """The names of what a class of games is made from, through all its base classes: a tuple."""
    return _names(kind.__mro__[: kind.__mro__.index(keras.Model)])


@functools.cache
def taken(kind):
    """Those that the class itself takes: base classes, and Keras's "name", where it passes on what else it is given."""
    bases = list(kind.__mro__[: kind.__mro__.index(keras.Model)])
    ends = [place for place, base in enumerate(bases) if not any(part.kind in FURTHER for part in _parameters(base))]
    return _names(bases[: ends[0] + 1]) if ends else (*_names(bases), "name")


def _names(bases):
    return tuple({part.name: None for base in bases for part in _parameters(base) if part.kind not in FURTHER})


def _parameters(base):
    _, *parameters = inspect.signature(base.__init__).parameters.values()
    return parameters
