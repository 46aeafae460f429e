"""From a stream or an array to what a training takes, one stack of batches for each step."""

from ganedu.data import stream
import tensorflow as tf


def feed(game, x, steps_per_epoch, batch_size):
    """The data of a training, checked against the game.

    Args:
        game: a compiled `Game`.
        x, steps_per_epoch, batch_size: as for `Game.fit`.

    Returns:
        A function that gives the data from a step on, and the number of steps in an epoch.

    Raises:
        TypeError, ValueError: if the data does not fit, in a sentence.
    """
    if not isinstance(x, tf.data.Dataset):
        if not hasattr(x, "shape"):
            raise TypeError(f"x is {x!r}; expected a stream such as data.mnist(64), a tf.data.Dataset or an array.")
        steps_per_epoch = steps_per_epoch or max(1, len(x) // (batch_size * game.d_turns))
        x = stream(x, batch_size=batch_size)
    first = next(iter(x.take(1)), None)
    if first is None:
        raise ValueError("The data holds no batch: it is empty, or has fewer examples than one batch.")
    game.check_batch(first)
    count, players = len(tf.nest.flatten(first)[0]), game.distribute_strategy.num_replicas_in_sync
    if count % players:
        raise ValueError(
            f"A batch of {count} examples cannot be shared equally by {players} devices: "
            f"choose a batch_size that is a multiple of {players}."
        )

    def stacked(x):
        return x.batch(game.d_turns, drop_remainder=True)

    available = int(stacked(x).cardinality())
    if steps_per_epoch is None and available < 0:
        raise ValueError(
            "This stream has no end: say how long an epoch is, such as fit(stream, steps_per_epoch=1_000)."
        )
    if available == 0:
        raise ValueError(f"The data holds fewer than {game.d_turns} full batches, and one step takes {game.d_turns}.")
    if available > 0:
        return lambda start: stacked(x).repeat().skip(start), steps_per_epoch or available
    # Before batching, where a stream of ganedu skips at no cost.
    return lambda start: stacked(x.skip(start * game.d_turns)), steps_per_epoch
