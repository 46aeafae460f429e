"""Trained weights in small files, as half-precision numbers: three digits each, and half the bytes."""

import pathlib

from ganedu.games.gan import STANDING
import numpy as np

FOLDER = pathlib.Path(__file__).parent
PLAYERS = ("generator", "discriminator", "recogniser")


def for_samples(gan):
    """The values with which a GAN's generator draws samples: those that `gan.generate` takes.

    Where `g_optimizer` keeps an average of the weights, this is it, with the statistics of batch normalisation that
    belong to it.

    Args:
        gan: a `GAN`.

    Returns:
        A pair of lists of float32 tensors, one for each of the generator's trainable and of its other variables.
    """
    averages = gan._averages()
    if averages is None:
        return gan.generator.trainable_variables, gan.generator.non_trainable_variables
    return averages, gan._standing_statistics(averages, gan.prior(STANDING, seed=gan.seed))


def save(gan, path):
    """Writes a GAN's weights: of the generator those that draw samples, of its other players those in training.

    Args:
        gan: a `GAN`.
        path: a file that ends in `.npz`.
    """
    trained, others = for_samples(gan)
    variables = [*gan.generator.trainable_variables, *gan.generator.non_trainable_variables]
    values = {id(variable): value for variable, value in zip(variables, [*trained, *others], strict=True)}
    arrays = {player: getattr(gan, player).get_weights() for player in _players(gan)}
    arrays["generator"] = [np.asarray(values[id(variable)]) for variable in gan.generator.weights]
    halves = {_key(player, i): array.astype("float16") for player in arrays for i, array in enumerate(arrays[player])}
    np.savez_compressed(path, **halves)


def load(gan, name):
    """Gives a GAN the weights of one of the zoo's files.

    Args:
        gan: a `GAN` with the networks that the weights were made for.
        name: the file's, without its ending.

    Returns:
        The same GAN.

    Raises:
        ValueError: if the file is missing or damaged.
    """
    path = FOLDER / f"{name}.npz"
    repair = f"Restore it with: git checkout -- {path}"
    if not path.exists():
        raise ValueError(f"{path.name} is missing from the zoo. {repair}")
    try:
        with np.load(path) as file:
            for player in _players(gan):
                network = getattr(gan, player)
                halves = [file[_key(player, i)] for i in range(len(network.weights))]
                network.set_weights([half.astype("float32") for half in halves])
    except Exception as error:
        raise ValueError(f"{path.name} is damaged. {repair}") from error
    return gan


def _players(gan):
    return [player for player in PLAYERS if hasattr(gan, player)]


def _key(player, number):
    return f"{player}_{number:02}"
