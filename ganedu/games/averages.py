"""The running averages that a team's optimizer keeps of its weights."""

from ganedu.parts.optimizers import unscaled
import tensorflow as tf


def averaged(game, network):
    """The running averages of a network's trainable weights, or None where its team's optimizer keeps none."""
    follow(game)
    for team, name in ((game.discriminators, "d_optimizer"), (game.generators, "g_optimizer")):
        if any(network is member for member in team) and (pairs := _pairs(game, name)):
            averages = {id(weight): average for weight, average in pairs}
            return [averages[id(weight)] for weight in network.trainable_variables]
    return None


def follow(game):
    """Has averages take over weights that were changed since their last turn, by `set_weights` or a file for instance.

    Samples would still be drawn from what was there before.
    """
    for name in ("d_optimizer", "g_optimizer"):
        if game.trained_in is not None or not (pairs := _pairs(game, name)):
            continue
        now = [_sum_of_bits(tf.convert_to_tensor(weight)) for weight, _ in pairs]
        mark = {"turns": int(tf.convert_to_tensor(unscaled(getattr(game, name)).iterations)), "weights": now}
        before = game.marks.get(name, mark)
        if before["turns"] == mark["turns"] and before["weights"] != now and game.trained_in is None:
            for weight, average in pairs:
                average.assign(tf.convert_to_tensor(weight))
        game.marks[name] = mark


def _pairs(game, name):
    """Each weight of an optimizer with its average; nothing where it keeps none yet."""
    optimizer = unscaled(getattr(game, name, None))
    if optimizer is None or not optimizer.use_ema or not int(tf.convert_to_tensor(optimizer.iterations)):
        return []
    # Keras keeps the averages in the order of the optimizer's variables: those of the whole team.
    return list(zip(optimizer._trainable_variables, optimizer._model_variables_moving_average, strict=True))


def _sum_of_bits(weight):
    """Differs where weights differ; whatever the order of the sum, it is the same, as one of floats is not."""
    return int(tf.reduce_sum(tf.cast(tf.bitcast(weight, tf.int32), tf.int64)))
