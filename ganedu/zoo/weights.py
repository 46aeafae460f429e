"""Trained weights in small files, as half-precision numbers: three digits each, and half the bytes."""

import pathlib

from ganedu.training.files import replaced
import numpy as np

FOLDER = pathlib.Path(__file__).parent


def save(game, path):
    """Writes a game's weights, network by network: of the generators those that draw samples.

    Args:
        game: a `Game`.
        path: a file that ends in `.npz`.
    """
    halves = {}
    for player, network in game.players.items():
        drawn = {id(variable): value for variable, value in zip(*_values(game, network), strict=True)}
        for number, variable in enumerate(network.weights):
            halves[_key(player, number)] = np.asarray(drawn.get(id(variable), variable)).astype("float16")
    with replaced(pathlib.Path(path)) as aside, open(aside, "wb") as file:
        np.savez_compressed(file, **halves)


def load(game, name, folder=None):
    """Gives a game the weights of one of the zoo's files.

    Args:
        game: a `Game` with the networks that the weights were made for.
        name: the file's, without its ending.
        folder: where the file is; the zoo's if None.

    Returns:
        The same game.

    Raises:
        ValueError: if the file is missing or damaged.
    """
    path = pathlib.Path(folder or FOLDER) / f"{name}.npz"
    repair = f"Restore it with: git checkout -- {path}"
    if not path.exists():
        raise ValueError(f"{path.name} is missing from the zoo. {repair}")
    try:
        with np.load(path) as file:
            for player, network in game.players.items():
                halves = [file[_key(player, number)] for number in range(len(network.weights))]
                network.set_weights([half.astype("float32") for half in halves])
    except Exception as error:
        raise ValueError(f"{path.name} is damaged. {repair}") from error
    return game


def _values(game, network):
    """The variables of a network, and the values with which it draws."""
    variables = [*network.trainable_variables, *network.non_trainable_variables]
    sampler = getattr(game, "sampler", None)
    if sampler is not None and network is game.generator:
        return variables, [value for part in sampler.values() for value in part]
    averages = game.averaged(network) if any(network is member for member in game.generators) else None
    return variables, [*(averages or network.trainable_variables), *network.non_trainable_variables]


def _key(player, number):
    return f"{player}_{number:02}"
