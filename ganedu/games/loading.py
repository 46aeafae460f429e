"""Games from files."""

import pathlib
import re

# Keras knows a class once its module is imported: a file may hold any of these.
from ganedu.games import conditional, feature_matching, gan, infogan, semi_supervised  # noqa: F401
from ganedu.games.game import Game
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
    path = pathlib.Path(path)
    if not path.exists():
        raise ValueError(f"{path.name} is missing from the folder {path.parent}.")
    try:
        game = keras.saving.load_model(path, custom_objects=custom_objects)
    except Exception as error:
        if "`Lambda` layer" in str(error):
            raise ValueError(
                f"{path.name} holds a Lambda layer, whose code Keras runs only from files that you trust. If you do, "
                "call keras.config.enable_unsafe_deserialization() and load again; better, make the layer a class."
            ) from error
        unknown = re.search(r"Could not locate (?:class|function) '([^']+)'", str(error))
        if unknown is None:
            raise ValueError(
                f"{path.name} is damaged and cannot be loaded; go back to an earlier checkpoint."
            ) from error
        name = unknown[1].split(">")[-1]
        raise ValueError(
            f"{path.name} holds {name}, which this program does not know: run the cell that defines it first, or load "
            f"with custom_objects={{{name!r}: {name}}}."
        ) from error
    if not isinstance(game, Game):
        raise ValueError(f"{path.name} holds a {type(game).__name__}, not a game of ganedu; load it with keras.saving.")
    return game
