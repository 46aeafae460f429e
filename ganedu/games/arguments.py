"""What a class of games is made from."""

import functools
import inspect

import keras


@functools.cache
def arguments(kind):
    """The names of what a class of games is made from, through all its base classes: a tuple."""
    bases = kind.__mro__[: kind.__mro__.index(keras.Model)]
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    names = {
        name: None
        for base in bases
        for name, parameter in inspect.signature(base.__init__).parameters.items()
        if parameter.kind in named and name != "self"
    }
    return tuple(names)
