"""A GAN is a game: two teams, two losses, one alternating turn."""

import pathlib
import threading

from ganedu.data import stream
from ganedu.training import devices
from ganedu.training.worker import Training
import keras
import tensorflow as tf

STEPS_TOGETHER = 16


def load(path):
    """Loads a game that was saved with `game.save(path)`.

    Args:
        path: a `.keras` file.

    Raises:
        ValueError: if there is no such file, or it is damaged, or holds something else.
    """
    path = pathlib.Path(path)
    if not path.exists():
        raise ValueError(f"{path.name} is missing from the folder {path.parent}.")
    try:
        game = keras.saving.load_model(path)
    except Exception as error:
        raise ValueError(f"{path.name} is damaged and cannot be loaded; go back to an earlier checkpoint.") from error
    if not isinstance(game, Game):
        raise ValueError(f"{path.name} holds a {type(game).__name__}, not a game of ganedu; load it with keras.saving.")
    return game


class Game(keras.Model):
    """The rules that every GAN of the course shares.

    A subclass names the two teams and gives each a loss:
    `discriminators` and `generators`, lists of networks, and
    `discriminator_loss(batch, seed)` and `generator_loss(batch, seed)`, scalars to be minimised. One that plays another
    `train_step` names the losses it returns in `reported`.

    Args:
        d_turns: turns of the discriminators, each on fresh data, before each turn of the generators.
        seed: decides the noise of every step.
    """

    reported = ("d_loss", "g_loss")

    def __init__(self, d_turns=1, seed=0, **kwargs):
        super().__init__(**kwargs)
        if not isinstance(d_turns, int) or d_turns < 1:
            raise ValueError(f"d_turns is {d_turns!r}; expected a positive integer: 1 for most GANs, 5 for WGAN.")
        self.d_turns = d_turns
        self.seed = seed
        self.steps_per_call = None
        self.cut_short = None  # after a training that did not reach its end: where it ended, as part of a sentence
        self.lock = threading.Lock()

    # The rules.

    def train_step(self, batches):
        """Plays one step (Goodfellow et al., 2014, algorithm 1).

        Args:
            batches: `d_turns` batches, stacked along a new first axis.

        Returns:
            The loss of the discriminators' last turn and that of the generators, as `d_loss` and `g_loss`.
        """
        for batch in self.split(batches):
            d_loss = self.discriminator_turn(batch)
        g_loss = self.generator_turn(batch)
        return {"d_loss": d_loss, "g_loss": g_loss}

    def discriminator_turn(self, batch):
        return self.turn(self.discriminators, self.discriminator_loss, self.d_optimizer, batch)

    def generator_turn(self, batch):
        return self.turn(self.generators, self.generator_loss, self.g_optimizer, batch)

    def turn(self, team, loss_fn, optimizer, batch):
        weights = [weight for network in team for weight in network.trainable_weights]
        with tf.GradientTape() as tape:
            loss = loss_fn(batch, self.turn_seed(optimizer))
            scaled = self.scaled(loss, optimizer)
        optimizer.apply(tape.gradient(scaled, weights), weights)
        return loss

    def scaled(self, loss, optimizer):
        """The loss to differentiate: as it is on one device in float32.

        Gradients are summed over devices, so that each takes its part; in float16 they would underflow unscaled.
        """
        return optimizer.scale_loss(tf.cast(loss, tf.float32) / devices.replicas())

    def turn_seed(self, optimizer):
        """The pair that keys this turn's noise: (seed, player) and the turns this player has had."""
        player = int(optimizer is self.g_optimizer)
        return tf.stack([tf.constant(2 * self.seed + player, tf.int64), tf.cast(optimizer.iterations, tf.int64)])

    def split(self, batches):
        """The `d_turns` batches that were stacked for one step: of each, the share of this device."""

        def batch(turn):
            return tf.nest.map_structure(lambda stacked: devices.share(stacked[turn]), batches)

        return [batch(turn) for turn in range(self.d_turns)]

    # Keras's own manners: compile, fit, save.

    def compile(self, d_optimizer, g_optimizer, steps_per_execution="auto", jit_compile="auto", run_eagerly=False):
        """Gives each team its optimizer.

        Args:
            d_optimizer: a Keras optimizer for the discriminators.
            g_optimizer: another for the generators. With `use_ema=True` it keeps a running average of their
                weights, and samples are drawn from that average.
            steps_per_execution: steps in one graph call; "auto" lets a call last about 0.15 s on one device, and is
                16 on several.
            jit_compile: whether XLA compiles the step; "auto" says yes with an NVIDIA GPU and no without: a CPU's
                convolutions are many times slower under XLA, and Apple's GPUs have no XLA.
            run_eagerly: run without a graph, slowly, for the debugger.

        Raises:
            TypeError: if an optimizer is not a Keras optimizer.
            ValueError: if both teams are given the same optimizer object.
        """
        for name, optimizer in (("d_optimizer", d_optimizer), ("g_optimizer", g_optimizer)):
            if not isinstance(optimizer, keras.optimizers.Optimizer):
                raise TypeError(
                    f"{name} is {optimizer!r}; expected a Keras optimizer, such as keras.optimizers.Adam(2e-4)."
                )
        if d_optimizer is g_optimizer:
            raise ValueError("Both teams were given the same optimizer object; each keeps its own memory: make two.")
        self._compile_options = {
            "steps_per_execution": steps_per_execution,
            "jit_compile": jit_compile,
            "run_eagerly": run_eagerly,
        }
        if jit_compile == "auto":
            jit_compile = devices.has_cuda()
        super().compile(optimizer=None, jit_compile=jit_compile and not run_eagerly, run_eagerly=run_eagerly)
        if steps_per_execution == "auto":
            # Workers on two machines wait for ever for each other's loop if its length differs: no pacing by the clock.
            steps_per_execution = None if self.distribute_strategy.num_replicas_in_sync == 1 else STEPS_TOGETHER
        self.steps_per_call = steps_per_execution
        if self.dtype_policy.name == "mixed_float16":
            d_optimizer, g_optimizer = _loss_scaled(d_optimizer), _loss_scaled(g_optimizer)
        self.d_optimizer, self.g_optimizer = d_optimizer, g_optimizer
        # Kept for checkpoints: what training does to a rate makes it no other game.
        self.optimizers_as_given = {
            "d_optimizer": keras.saving.serialize_keras_object(d_optimizer),
            "g_optimizer": keras.saving.serialize_keras_object(g_optimizer),
        }
        for team, optimizer in ((self.discriminators, d_optimizer), (self.generators, g_optimizer)):
            optimizer.build([weight for network in team for weight in network.trainable_weights])
        self._call = None
        self.built = True

    def fit(
        self,
        x,
        *,
        steps_per_epoch=None,
        epochs=1,
        batch_size=64,
        verbose="auto",
        callbacks=None,
        initial_epoch=0,
    ):
        """Trains, as `keras.Model.fit` does.

        Args:
            x: a stream from `ganedu.data`, any `tf.data.Dataset` of batches, or an array, which becomes a stream.
            steps_per_epoch: steps in an epoch. Needed for endless streams; for the rest, once through the data.
            epochs: epochs to train for.
            batch_size: for an array, examples in a batch.
            verbose: 0 for silence, "auto" or 1 for a progress bar.
            callbacks: Keras callbacks. Their batch hooks run once per call of several steps.
            initial_epoch: the number of the first epoch.

        Returns:
            A `keras.callbacks.History`.

        Raises:
            RuntimeError: before `compile`, or while another training of this game goes on.
            TypeError, ValueError: if the data does not fit, before the first step.
        """
        verbose = 1 if verbose == "auto" else verbose
        return self.training(
            x, steps_per_epoch, epochs, batch_size, initial_epoch=initial_epoch, callbacks=callbacks, verbose=verbose
        ).run()

    def training(self, x, steps_per_epoch=None, epochs=1, batch_size=64, **options):
        """Checks everything and returns the `Training` that `fit` would run."""
        if getattr(self, "d_optimizer", None) is None:
            raise RuntimeError(
                "The game has no optimizers yet. First call compile(d_optimizer=Adam(2e-4), g_optimizer=Adam(2e-4))."
            )
        batches, steps = self._steps(x, steps_per_epoch, batch_size)
        return Training(self, batches, steps, epochs, **options)

    def _steps(self, x, steps_per_epoch, batch_size):
        """A function that gives the data from a step on, and the number of steps in an epoch."""
        if not isinstance(x, tf.data.Dataset):
            if not hasattr(x, "shape"):
                raise TypeError(f"x is {x!r}; expected a stream such as data.mnist(64), a tf.data.Dataset or an array.")
            steps_per_epoch = steps_per_epoch or max(1, len(x) // (batch_size * self.d_turns))
            x = stream(x, batch_size=batch_size)
        first = next(iter(x.take(1)), None)
        if first is None:
            raise ValueError("The data holds no batch: it is empty, or has fewer examples than one batch.")
        self.check_batch(first)
        count, players = len(tf.nest.flatten(first)[0]), self.distribute_strategy.num_replicas_in_sync
        if count % players:
            raise ValueError(
                f"A batch of {count} examples cannot be shared equally by {players} devices: "
                f"choose a batch_size that is a multiple of {players}."
            )
        available = int(self._stacked(x).cardinality())
        if steps_per_epoch is None and available < 0:
            raise ValueError(
                "This stream has no end: say how long an epoch is, such as fit(stream, steps_per_epoch=1_000)."
            )
        if available == 0:
            raise ValueError(
                f"The data holds fewer than {self.d_turns} full batches, and one step takes {self.d_turns}."
            )
        if available > 0:
            return lambda start: self._stacked(x).repeat().skip(start), steps_per_epoch or available
        # Before batching, where a stream of ganedu skips at no cost.
        return lambda start: self._stacked(x.skip(start * self.d_turns)), steps_per_epoch

    def _stacked(self, x):
        return x.batch(self.d_turns, drop_remainder=True)

    def check_batch(self, batch):
        """Raises a `ValueError` or `TypeError` in one sentence if this first batch does not fit the networks."""

    def make_call(self):
        """The function that a `Training` calls: `call(iterator, steps)` plays steps and gives each loss, `(steps,)`."""
        if self._call is None:
            graph = (lambda function, **_: function) if self.run_eagerly else tf.function
            strategy = self.distribute_strategy

            @tf.autograph.experimental.do_not_convert
            def step(batches):
                losses = strategy.run(self.train_step, args=(batches,))
                means = {name: strategy.reduce("MEAN", losses[name], axis=None) for name in self.reported}
                return tf.nest.map_structure(lambda mean: tf.cast(mean, tf.float32), means)

            step = graph(step, jit_compile=self.jit_compile)

            def call(iterator, steps):
                rows = {name: tf.TensorArray(tf.float32, steps) for name in self.reported}
                batches = next(iterator)
                for index in tf.range(steps - 1):
                    coming = next(iterator)  # made while this step is played
                    losses = step(batches)
                    rows = {name: rows[name].write(index, losses[name]) for name in rows}
                    batches = coming
                losses = step(batches)
                return {name: rows[name].write(steps - 1, losses[name]).stack() for name in rows}

            self._call = graph(call)
        return self._call

    def everything_trained(self):
        """All variables that training changes: weights, random states, both optimizers with their running averages."""
        return [*self.variables, *self.d_optimizer.variables, *self.g_optimizer.variables]

    def forget_call(self):
        """Has the next call traced anew, after a change of the rules."""
        self._call = None

    def save_own_variables(self, store):
        super().save_own_variables(store)
        for number, state in enumerate(self._random_states()):
            store[f"random_state_{number}"] = state.numpy()

    def load_own_variables(self, store):
        own = dict(store)
        for number, state in enumerate(self._random_states()):
            state.assign(own.pop(f"random_state_{number}"))
        super().load_own_variables(own)

    def _random_states(self):
        """The states of Dropout and the like, which Keras leaves out of its files."""
        return [variable for variable in self.variables if variable.path.endswith("seed_generator_state")]

    def get_compile_config(self):
        return {
            "d_optimizer": keras.saving.serialize_keras_object(self.d_optimizer),
            "g_optimizer": keras.saving.serialize_keras_object(self.g_optimizer),
            **self._compile_options,
        }

    def compile_from_config(self, config):
        self.compile(**keras.saving.deserialize_keras_object(config))


def _loss_scaled(optimizer):
    """The optimizer in a `LossScaleOptimizer`, as Keras does for a model's only one in float16."""
    scaled = keras.optimizers.LossScaleOptimizer
    return optimizer if isinstance(optimizer, scaled) else scaled(optimizer)
