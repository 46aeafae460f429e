"""A GAN is a game: two teams, two losses, one alternating turn."""

import functools
import threading

from ganedu.games import averages, calls, checking, drawing, feeding, fitting, steering
from ganedu.games.files import Filed
from ganedu.numbers import checked_seed
from ganedu.parts.arguments import arguments, check_kept, taken
from ganedu.training import assertions, devices
from ganedu.training.keras_callbacks import check_callbacks
from ganedu.training.worker import BUSY, Training
import keras
import tensorflow as tf

STEPS_TOGETHER = 16
TURNS = {"d_turns": "1 for most GANs, 5 for WGAN", "g_turns": "1 for most GANs"}  # what is usual


def counted(turn):
    """Counts a turn, and scales its loss while the turn differentiates it, with what regularizers of the team add.

    Gradients are summed over devices, so that each takes its part; in float16 they would underflow unscaled.
    """

    @functools.wraps(turn)
    def played(game, team, loss_fn, optimizer, batch):
        losses = []

        def scaled(batch, seed):
            losses.append(loss_fn(batch, seed))
            whole = tf.add_n([tf.cast(losses[0], tf.float32), *regularization(team)])
            return optimizer.scale_loss(whole / devices.sharers())

        turn(game, team, scaled, optimizer, batch)
        game.turns.assign_add(tf.one_hot(game.player(optimizer), 2, dtype=tf.int64))
        return losses[0]

    return played


def regularization(team):
    """What the regularizers of Keras's layers ask for each weight of a team: a list of scalars."""
    weights = [weight for network in team for weight in network.trainable_weights]
    return [tf.cast(weight.regularizer(weight), tf.float32) for weight in weights if weight.regularizer is not None]


class Game(Filed):
    """The rules that every GAN of the course shares.

    A subclass names the two teams and gives each a loss:
    `discriminators` and `generators`, lists of networks, and
    `discriminator_loss(batch, seed)` and `generator_loss(batch, seed)`, scalars to be minimised. A subclass that
    overrides `train_step` lists the losses it returns in `reported`. What Keras's regularizers ask for a team's weights
    is added to its loss, and left out where the loss is told.

    Args:
        d_turns: turns of the discriminators, each on fresh data, before the turns of the generators.
        g_turns: turns of the generators, each with fresh noise, on the data of the last turn before.
        seed: decides the noise of every turn.

    Attributes:
        turns: the turns that the discriminators and that the generators have had, `(2,)`.
        takes: what a batch holds, in words.
    """

    reported = ("d_loss", "g_loss")
    takes = "batches"

    def __init__(self, d_turns=1, g_turns=1, seed=0, **kwargs):
        checking.check_options(self, kwargs)
        super().__init__(**kwargs)
        self._calls = {}
        self.built = True  # its networks are; Keras asks before weights are loaded into it
        counter = {"dtype": "int64", "initializer": "zeros", "trainable": False, "aggregation": "only_first_replica"}
        self.turns = self.add_weight(name="turns", shape=(2,), **counter)
        self.d_turns, self.g_turns, self.seed = d_turns, g_turns, seed
        self.steps_per_call = None
        self.steering = None  # what `steer` has changed; see `steering.as_made`
        self.cut_short = None  # after a training that did not reach its end: where it ended, as part of a sentence
        self.by_hand = []  # what was steered or played turn by turn in its trainings, as pairs of step and words
        self.trained_in = None  # the thread of a training that goes on
        self.optimizer_rules = None  # of the call that is traced
        self.marks = {}  # of the weights that averages belong to; see `averages.follow`
        self.lock = threading.Lock()
        self.fakes = drawing.Fakes(self)

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if "turn" in vars(cls):
            cls.turn = counted(cls.turn)

    # The rules.

    def train_step(self, batches):
        """Plays one step (Goodfellow et al., 2014, algorithm 1).

        Args:
            batches: one for each of the `d_turns` turns of the discriminators.

        Returns:
            The losses of each team's last turn, as `d_loss` and `g_loss`.
        """
        for batch in batches:
            d_loss = self.discriminator_turn(batch)
        for _ in range(self.g_turns):
            g_loss = self.generator_turn(batch)
        return {"d_loss": d_loss, "g_loss": g_loss}

    def discriminator_turn(self, batch):
        return self.turn(self.discriminators, self.discriminator_loss, self.d_optimizer, batch)

    def generator_turn(self, batch):
        return self.turn(self.generators, self.generator_loss, self.g_optimizer, batch)

    @counted
    def turn(self, team, loss_fn, optimizer, batch):
        weights = [weight for network in team for weight in network.trainable_weights]
        with tf.GradientTape() as tape:
            loss = loss_fn(batch, self.turn_seed(optimizer))
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    def turn_seed(self, optimizer):
        """The pair that keys this turn's noise: (seed, player) and the turns this player has had."""
        player = self.player(optimizer)
        return tf.stack([tf.constant(2 * self.seed + player, tf.int64), self.turns[player]])

    def player(self, optimizer):
        """0 for the discriminators, 1 for the generators."""
        return int(optimizer is self.g_optimizer)

    def split(self, batches):
        """The `d_turns` batches that were stacked for one step: of each, the share of this device."""
        return [
            tf.nest.map_structure(lambda stacked, turn=turn: devices.share(stacked[turn]), batches)
            for turn in range(self.d_turns)
        ]

    # The Keras API: compile, fit, save.

    def compile(
        self,
        d_optimizer=None,
        g_optimizer=None,
        steps_per_execution="auto",
        jit_compile="auto",
        run_eagerly=False,
        **others,
    ):
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
            RuntimeError: while the game is being trained.
        """
        if self.busy:
            raise RuntimeError(BUSY)
        checking.check_optimizers(d_optimizer, g_optimizer, others)
        check_kept(self, taken(type(self), keras.Model))
        checking.check_named_once(self, taken(type(self), keras.Model))
        checking.check_steps_together(steps_per_execution)
        checking.check_team(d_optimizer, self.discriminators, new=True)
        checking.check_team(g_optimizer, self.generators, new=True)
        self.warn_of_files()
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
        if any(_in_halves(network) for network in (*self.discriminators, *self.generators)):
            d_optimizer, g_optimizer = _loss_scaled(d_optimizer), _loss_scaled(g_optimizer)
        self.d_optimizer = self.g_optimizer = None
        self.d_optimizer, self.g_optimizer = d_optimizer, g_optimizer
        # Kept for checkpoints: what training does to a rate makes it no other game.
        self.optimizers_as_given = {
            "d_optimizer": keras.saving.serialize_keras_object(d_optimizer),
            "g_optimizer": keras.saving.serialize_keras_object(g_optimizer),
        }
        for team, optimizer in ((self.discriminators, d_optimizer), (self.generators, g_optimizer)):
            optimizer.build([weight for network in team for weight in network.trainable_weights])
        self.forget_call()

    def fit(
        self,
        x,
        *others,
        steps_per_epoch=None,
        epochs=1,
        batch_size=64,
        verbose="auto",
        callbacks=None,
        initial_epoch=0,
        **unknown,
    ):
        """Trains, as `keras.Model.fit` does.

        Args:
            x: a stream from `ganedu.data`, any `tf.data.Dataset` of batches, or an array, a list of pictures or a tuple
                of arrays, which become a stream. A second training goes on in the data where the first one ended;
                data without an end that is not of `ganedu.data` begins anew.
            steps_per_epoch: steps in an epoch. Needed for endless streams; for the rest, once through the data.
            epochs: epochs to train for.
            batch_size: for an array, examples in a batch.
            verbose: 0 for silence, "auto" or 1 for a line that tells how far it is, and goes when it ends.
            callbacks: Keras callbacks. Their batch hooks run once per call of several steps.
            initial_epoch: the number of the first epoch.

        Returns:
            A `keras.callbacks.History`.

        Raises:
            RuntimeError: before `compile`, or while another training of this game goes on.
            TypeError, ValueError: if the data does not fit, before the first step.
        """
        checking.check_fit(others, unknown)
        verbose = 1 if verbose == "auto" else verbose
        return self.training(
            x, steps_per_epoch, epochs, batch_size, initial_epoch=initial_epoch, callbacks=callbacks, verbose=verbose
        ).run()

    def training(self, x, steps_per_epoch=None, epochs=1, batch_size=64, initial_epoch=0, callbacks=None, **options):
        """Checks everything and returns the `Training` that `fit` would run."""
        if not self.has_optimizers:
            raise RuntimeError(
                "The game has no optimizers yet. First call compile(d_optimizer=Adam(2e-4), g_optimizer=Adam(2e-4))."
            )
        check_callbacks(callbacks, self.reported)
        self._check_teams()
        checking.check_rates(self)
        epochs, initial_epoch, steps_per_epoch = checking.checked_epochs(epochs, initial_epoch, steps_per_epoch)
        found, steps = feeding.feed(self, x, steps_per_epoch, batch_size)
        averages.follow(self)
        self._forget_old_optimizers()
        options |= {"begin": found.begin, "data": found.begun_at, "callbacks": callbacks}
        return Training(self, found, steps, epochs, initial_epoch, **options)

    def _forget_old_optimizers(self):
        """Forces a retrace where an optimizer was given other numbers than were compiled; rates are variables."""
        configs = [optimizer.get_config() for optimizer in (self.d_optimizer, self.g_optimizer)]
        rules = repr([{name: value for name, value in config.items() if name != "learning_rate"} for config in configs])
        if rules != self.optimizer_rules:
            self.optimizer_rules = rules
            self.forget_call()

    def _check_teams(self):
        for optimizer, team in ((self.d_optimizer, self.discriminators), (self.g_optimizer, self.generators)):
            checking.check_team(optimizer, team)

    def evaluate(self, *_, **__):
        """Says what to do instead; so do `predict`, `train_on_batch`, a call and the like."""
        raise TypeError(
            f"{type(self).__name__} is a game of several networks: train it with fit, draw with generate(z) or "
            "samples(64), ask D with score(images), measure with ganedu.metrics, and save the generator alone with "
            "export(path)."
        )

    predict = export = __call__ = train_on_batch = test_on_batch = predict_on_batch = evaluate

    def batch_of(self, examples):
        """One batch of a stream, or of arrays or lists as `data.stream` takes them, to be looked at."""
        return feeding.batch_of(examples)

    def check_batch(self, batch):
        """Raises a `ValueError` or `TypeError` in one sentence if this first batch does not fit the game."""
        fitting.check_batch(self, batch)

    def make_call(self, on_device=False):
        """The function that a `Training` calls: `call(data, steps)` plays steps and gives each loss, `(steps,)`.

        Args:
            on_device: whether the data is a `calls.Place` in examples that lie on the device, and no iterator.
        """
        if on_device not in self._calls:
            graph = (lambda function, **_: function) if self.run_eagerly else tf.function
            strategy = self.distribute_strategy

            @tf.autograph.experimental.do_not_convert
            def step(batches):
                losses = strategy.run(lambda stacked: self.train_step(self.split(stacked)), args=(batches,))
                if unknown := [name for name in self.reported if name not in losses]:
                    assertions.refuse(
                        f"train_step of {type(self).__name__} returns no {', '.join(unknown)}; expected a dictionary "
                        "of the losses that its class lists in `reported`."
                    )
                means = {name: strategy.reduce("MEAN", losses[name], axis=None) for name in self.reported}
                return tf.nest.map_structure(lambda mean: tf.cast(mean, tf.float32), means)

            make = calls.program if on_device else calls.loop
            self._calls[on_device] = make(graph(step, jit_compile=self.jit_compile), self.reported, graph)
        return self._calls[on_device]

    @property
    def has_optimizers(self):
        return getattr(self, "d_optimizer", None) is not None

    @property
    def busy(self):
        """Whether another thread trains the game."""
        return self.trained_in not in (None, threading.get_ident())

    def forget_call(self):
        """Forces a retrace on the next call, after a change of the rules."""
        self._calls = {}

    @property
    def traced(self):
        """Whether the next call is compiled already."""
        return bool(self._calls)

    def __setattr__(self, name, value):
        if name in ("d_optimizer", "g_optimizer"):
            current = getattr(self, name, None)
            if not (current is None or value is None or value is current):
                raise ValueError(f"{name} cannot be exchanged by itself: call compile again, with new optimizers.")
        if name not in arguments(type(self), keras.Model):
            return super().__setattr__(name, value)
        if isinstance(value, keras.Model) and value is not getattr(self, name, value):
            raise ValueError(
                f"The {name} cannot be exchanged: the other parts were chosen to go with it, and an optimizer keeps "
                f"numbers for each of its weights. Make a new {type(self).__name__} of the networks and compile it."
            )
        super().__setattr__(name, self.checked(name, value))
        self.forget_call()

    def checked(self, name, value):
        """A part of the game as it is kept, or a sentence: whenever it is set, at first and anew."""
        if name in TURNS:
            return checking.checked_turns(name, value, TURNS[name])
        if name.endswith("weight"):
            return checking.checked_weight(name, value)
        return checked_seed(value, most=2**62 - 1) if name == "seed" else value

    # What tools ask of every game.

    def duels(self, batch):
        """The two-player games in this one, each with its part of a batch: a list of pairs `(gan, batch)`.

        A game without them is trained all the same; it has no picture in the panel, and no detector looks at it.
        """
        return []

    def averaged(self, network):
        """The running averages of a network's trainable weights, or None where its team's optimizer keeps none."""
        return averages.averaged(self, network)

    def preview(self, batch):
        """What a live view shows of the game now: pictures or points in [-1, 1], as `(n, ...)`.

        Args:
            batch: the first batch of the training.

        Returns:
            A float32 array, or a list of arrays that are shown beside each other, or None.
        """
        return self.fakes.in_unit_range(batch) if self.duels(batch) else None

    def samples(self, count, batches=None):
        """Makes fakes in [-1, 1] as they are now.

        Args:
            count: how many.
            batches: a `tf.data.Dataset` of batches to make them from, needed where that takes more than noise.

        Returns:
            A float32 array `(count, ...)`.
        """
        return self.fakes.many(checking.checked_count(count), batches)

    @property
    def players(self):
        """All networks of the game by name, those of games within it included, and those that are not trained."""
        found = {name: getattr(self, name) for name in arguments(type(self), keras.Model)}
        networks = {name: part for name, part in found.items() if isinstance(part, keras.Model)}
        within = {name: part.players for name, part in networks.items() if isinstance(part, Game)}
        inner = {f"{name}.{key}": network for name, players in within.items() for key, network in players.items()}
        return {name: network for name, network in networks.items() if name not in within} | inner

    keep_marks = averages.keep_marks
    as_made = steering.as_made
    steered = steering.steered
    steer = steering.steer

    def everything_trained(self):
        """All variables that training changes: weights, random states, both optimizers with their running averages."""
        return [*self.variables, *self.d_optimizer.variables, *self.g_optimizer.variables]


def _in_halves(network):
    # In a file Keras keeps the precision of layers with weights; models and inputs take today's.
    layers = [layer for layer in network._flatten_layers() if layer.weights and not isinstance(layer, keras.Model)]
    return any(layer.compute_dtype == "float16" for layer in layers)


def _loss_scaled(optimizer):
    """The optimizer in a `LossScaleOptimizer`, as Keras does for a model's only one in float16."""
    scaled = keras.optimizers.LossScaleOptimizer
    return optimizer if isinstance(optimizer, scaled) else scaled(optimizer)
