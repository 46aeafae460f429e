"""What a class is made from, as its `__init__` and those of its base classes say, and how it is kept in files."""

import functools
import inspect

import keras

FURTHER = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


@functools.cache
def arguments(kind, root=object):
    """The names of what a class is made from, through all its base classes below a root: a tuple."""
    return _names(kind.__mro__[: kind.__mro__.index(root)])


@functools.cache
def taken(kind, root=object):
    """Those that the class itself takes: base classes, and a model's "name", where it passes on what else it is given.

    Args:
        kind: the class.
        root: the base class at which the search ends.

    Returns:
        A tuple of names.
    """
    bases = list(kind.__mro__[: kind.__mro__.index(root)])
    ends = [place for place, base in enumerate(bases) if not any(part.kind in FURTHER for part in _parameters(base))]
    if ends:
        return _names(bases[: ends[0] + 1])
    return (*_names(bases), "name") if root is keras.Model else _names(bases)


def _names(bases):
    return tuple({part.name: None for base in bases for part in _parameters(base) if part.kind not in FURTHER})


def _parameters(base):
    _, *parameters = inspect.signature(base.__init__).parameters.values()
    return parameters


def check_kept(part, names):
    """Raises a sentence unless an object keeps what it was made from, without which it could not be saved."""
    for name in names:
        if not hasattr(part, name):
            kind = type(part).__name__
            raise TypeError(
                f"{kind} takes {name} and does not keep it: write self.{name} = {name} in its __init__, or no "
                f"{kind} could be saved."
            )


class Kept:
    """Goes into Keras's files and comes out as it was: what it was made from is kept under the same names."""

    def get_config(self):
        check_kept(self, taken(type(self)))
        return {name: keras.saving.serialize_keras_object(getattr(self, name)) for name in taken(type(self))}

    def __repr__(self):
        given = ", ".join(f"{name}={getattr(self, name, '?')!r}" for name in taken(type(self)))
        return f"{type(self).__name__}({given})"

    @classmethod
    def from_config(cls, config):
        return cls(**{name: keras.saving.deserialize_keras_object(value) for name, value in config.items()})
