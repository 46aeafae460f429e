"""The running averages that a team's optimizer keeps of its weights."""

import zlib

from ganedu.parts.optimizers import unscaled
import keras
import numpy as np


def averaged(game, network):
    """The running averages of a network's trainable weights, or None where its team's optimizer keeps none."""
    follow(game)
    for team, name in ((game.discriminators, "d_optimizer"), (game.generators, "g_optimizer")):
        if any(network is member for member in team) and (pairs := _pairs(game, name)):
            averages = {id(weight): average for weight, average in pairs}
            return [averages[id(weight)] for weight in network.trainable_variables]
    return None


def follow(game):
    """Has averages take over weights that were put in since a training or the last look, by `set_weights` for instance.

    Samples would still be drawn from what was there before. Where the averages have changed too, they came with the
    weights, from one file or one moment.
    """
    if game.trained_in is not None:
        return
    before = game.marks
    keep_marks(game)
    for name, (weights, averages) in game.marks.items():
        if name in before and before[name][0] != weights and before[name][1] == averages and game.trained_in is None:
            for weight, average in _pairs(game, name):
                average.assign(keras.ops.convert_to_tensor(weight))
            keep_marks(game)


def keep_marks(game):
    """Keeps marks by which weights and averages are known again: after a training, and after a look at them."""
    game.marks = {
        name: [mark(parts) for parts in zip(*pairs, strict=True)]
        for name in ("d_optimizer", "g_optimizer")
        if (pairs := _pairs(game, name))
    }


def _pairs(game, name):
    """Each weight of an optimizer with its average; nothing where it keeps none yet."""
    optimizer = unscaled(getattr(game, name, None))
    if optimizer is None or not optimizer.use_ema or not int(keras.ops.convert_to_numpy(optimizer.iterations)):
        return []
    # Keras keeps the averages in the order of the optimizer's variables: those of the whole team.
    return list(zip(optimizer._trainable_variables, optimizer._model_variables_moving_average, strict=True))


def mark(variables):
    """A number by which the values of variables are known again."""
    found = 0
    for variable in variables:
        found = zlib.crc32(np.ascontiguousarray(keras.ops.convert_to_numpy(variable)), found)
    return found
