"""Games from files."""

import difflib
import pathlib
import re
import textwrap
import zipfile

# Keras knows a class once its module is imported: a file may hold any of these.
from ganedu.games import conditional, feature_matching, gan, infogan, semi_supervised  # noqa: F401
from ganedu.games.drawing import written_down
from ganedu.games.game import Game
from ganedu.numbers import shown, type_of
from ganedu.parts import layers, networks, objectives, optimizers, penalties, priors  # noqa: F401
import keras


def load(path, custom_objects=None):
    """Loads a game that was saved with `game.save(path)`.

    Args:
        path: a `.keras` file.
        custom_objects: classes and functions of your own that the game is made of, by name, where they are not
            registered with `keras.saving.register_keras_serializable`.

    Raises:
        ValueError: if there is no such file, or it is damaged, holds something else, or holds a class that this
            program does not know.
    """
    path = _checked_path(path)
    if isinstance(custom_objects, (list, tuple)):
        custom_objects = {part.__name__: part for part in custom_objects}
    elif callable(custom_objects):
        custom_objects = {custom_objects.__name__: custom_objects}
    elif not isinstance(custom_objects, (dict, type(None))):
        raise TypeError(f"custom_objects is {shown(custom_objects)}; expected classes by name, {{'Mine': Mine}}.")
    try:
        game = keras.saving.load_model(path, custom_objects=custom_objects)
    except Exception as error:
        told = str(error)
        if "enable_unsafe_deserialization" in told:
            what = "Lambda layer" if "`Lambda` layer" in told else "lambda"
            raise ValueError(
                f"{path.name} holds a {what}, whose code Keras runs only from files that you trust. If you do, call "
                "keras.config.enable_unsafe_deserialization() and load again; better, write a class or a function."
            ) from error
        unknown = re.search(r"Could not locate (?:class|function) '([^']+)'", told)
        if isinstance(error, zipfile.BadZipFile):
            raise ValueError(f"{path.name} is damaged and cannot be loaded; take an earlier copy of it.") from error
        if unknown is None and "__lambda__" in str(written_down(path)):
            raise ValueError(
                f"{path.name} holds a lambda, whose code does not run by itself: build and compile the game as it was, "
                f"then game.load_weights({path.name!r})."
            ) from error
        if unknown is None:
            raise ValueError(f"{path.name} cannot be loaded: {_reason(error)}") from error
        name = unknown[1].split(">")[-1]
        raise ValueError(
            f"{path.name} holds {name}, which Keras does not know: load with custom_objects={{{name!r}: {name}}}. With "
            f"@keras.saving.register_keras_serializable() above {name}, files need no more than that."
        ) from error
    if not isinstance(game, Game):
        raise ValueError(f"{path.name} holds {type_of(game)}, not a game of ganedu; load it with keras.saving.")
    game.keep_marks()
    return game


def _checked_path(path):
    """The path of a whole `.keras` file, or a sentence."""
    if not isinstance(path, (str, pathlib.PurePath)):
        raise TypeError(f"path is {shown(path)}; expected the path of a file that game.save made.")
    path = pathlib.Path(path).expanduser()
    if not path.exists() and path.with_name(f"{path.name}.keras").exists():
        raise ValueError(f"{path.name} is missing; {path.name}.keras is there.")
    if not path.exists():
        near = difflib.get_close_matches(path.name, [file.name for file in path.parent.glob("*.keras")], 1)
        there = f" {near[0]} is there." if near else ""
        raise ValueError(f"{path.name} is missing from the folder {path.parent.resolve()}.{there}")
    if path.is_dir():
        raise ValueError(f"{path} is a folder; expected a .keras file in it.")
    if path.name.endswith(".weights.h5"):
        raise ValueError(f"{path.name} holds weights alone: build and compile the game, then game.load_weights(path).")
    if path.suffix != ".keras":
        raise ValueError(f"{path.name} is no file of a game; expected one that game.save made, which ends in .keras.")
    if not zipfile.is_zipfile(path):
        raise ValueError(f"{path.name} is damaged and cannot be loaded; take an earlier copy of it.")
    return path


def _reason(error):
    """What went wrong at bottom: in an error that came last of all, ganedu's own sentence before Keras's."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__
    return textwrap.shorten(str(error), 200, placeholder=" ...")
