"""Keras's own callbacks: which of them a game cannot use, and what does their work."""

import importlib.util

from ganedu.numbers import shown
import keras

RATES = (
    "sets the learning rate of one optimizer, and a game has two: give one a schedule, such as "
    "Adam(keras.optimizers.schedules.ExponentialDecay(1e-3, 1_000, 0.5)), or set game.d_optimizer.learning_rate in a "
    "LambdaCallback"
)
INSTEAD = {
    "LearningRateScheduler": RATES,
    "ReduceLROnPlateau": RATES,
    "SwapEMAWeights": (
        "swaps the weights of one optimizer, and a game has two: with Adam(1e-3, use_ema=True) for the generator, "
        "samples are drawn from the averages by themselves"
    ),
    "TerminateOnNaN": (
        "looks at a loss called 'loss', and a game has two: take BackFromNaN() of ganedu.callbacks, which stops and "
        "rewinds to before it"
    ),
    "BackupAndRestore": (
        "restores weights and no place in a game: take Checkpoints(folder) of ganedu.checkpoints, which resumes to "
        "the bit"
    ),
}


def check_callbacks(callbacks, losses):
    """Raises a sentence if one of Keras's callbacks would fail or go wrong with two optimizers.

    Args:
        callbacks: of a training, or None.
        losses: the names of a game's losses.
    """
    callbacks = list(_each(callbacks or []))
    # A callback of one's own may well add numbers to the logs for others to watch.
    known = losses if all(type(callback).__module__.startswith(("keras", "ganedu")) for callback in callbacks) else None
    for callback in callbacks:
        if not isinstance(callback, keras.callbacks.Callback):
            made = ": make one of it, as in CSVLogger('losses.csv')" if isinstance(callback, type) else ""
            raise TypeError(f"Among the callbacks is {shown(callback)}; expected Keras callbacks{made}.")
        _check_monitor(callback, known)
        if isinstance(callback, keras.callbacks.ModelCheckpoint):
            _check_file(callback, losses)
        if getattr(callback, "restore_best_weights", False) is True:
            raise ValueError(
                f"{type(callback).__name__} would restore the networks and not their averages and optimizers: leave "
                "out restore_best_weights, and keep the best by ModelCheckpoint('best.keras', monitor=..., mode=..., "
                "save_best_only=True)."
            )
        for name, instead in INSTEAD.items():
            if isinstance(callback, getattr(keras.callbacks, name)):
                raise TypeError(f"{name} {instead}.")
        if isinstance(callback, keras.callbacks.TensorBoard) and callback.write_steps_per_second:
            raise TypeError("TensorBoard counts the steps of one optimizer: leave out write_steps_per_second.")
        if isinstance(callback, keras.callbacks.TensorBoard) and importlib.util.find_spec("tensorboard") is None:
            raise TypeError("TensorBoard is not installed here: pip install tensorboard, or take CSVLogger.")


def _each(callbacks):
    for callback in keras.tree.flatten(callbacks):
        yield from _each(callback.callbacks) if isinstance(callback, keras.callbacks.CallbackList) else [callback]


def _check_file(callback, losses):
    """Keras asks for this when the first epoch has ended."""
    path = str(callback.filepath)
    try:
        path.format(epoch=1, batch=1, **dict.fromkeys(losses, 0.0))
    except (KeyError, IndexError):
        raise ValueError(f"ModelCheckpoint's file is {path!r}; a game has epoch, {', '.join(losses)}.") from None
    if callback.save_best_only and callback.save_freq != "epoch":
        raise ValueError("ModelCheckpoint knows the best one at the end of an epoch alone: leave out save_freq.")
    if not (callback.save_weights_only or path.endswith(".keras")):
        raise ValueError(f"ModelCheckpoint's file is {path!r}; a game is saved as one that ends in .keras.")


def _check_monitor(callback, known):
    """Keras asks for this after the first epoch, or warns after each."""
    best = isinstance(callback, keras.callbacks.ModelCheckpoint) and callback.save_best_only
    if not (best or isinstance(callback, keras.callbacks.EarlyStopping)):
        return
    if callback.mode == "auto" or known and callback.monitor.startswith("val_"):
        raise ValueError(
            f"{type(callback).__name__} watches {callback.monitor}, mode {callback.mode!r}; a game is not validated, "
            "and a loss of a GAN is not good or bad by itself: say which, such as monitor='g_loss', mode='min'."
        )
    if known and callback.monitor not in known:
        raise ValueError(
            f"{type(callback).__name__} watches {callback.monitor}; this game has {' and '.join(known)}: "
            f"monitor={known[-1]!r}."
        )
