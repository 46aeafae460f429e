"""Keras's own callbacks: which of them a game cannot use, and what does their work."""

import keras

RATES = (
    "sets the rate of one optimizer, and a game has two: give one a schedule, such as "
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
    "BackupAndRestore": (
        "restores weights and no place in a game: take Checkpoints(folder) of ganedu.checkpoints, which resumes to "
        "the bit"
    ),
}


def check_callbacks(callbacks):
    """Raises a sentence if one of Keras's callbacks would fail or go wrong with two optimizers."""
    for callback in keras.tree.flatten(callbacks):
        for name, instead in INSTEAD.items():
            if isinstance(callback, getattr(keras.callbacks, name)):
                raise TypeError(f"{name} {instead}.")
        if isinstance(callback, keras.callbacks.TensorBoard) and callback.write_steps_per_second:
            raise TypeError("TensorBoard counts the steps of one optimizer: leave out write_steps_per_second.")
