"""One game of the playground: its players under its rules, what is seen of it, and how good it is."""

import dataclasses

from ganedu import data
from ganedu.live.playground import picture, players
from ganedu.live.playground.measures import SAMPLES, Judge
from ganedu.parts import priors
import numpy as np
from scipy.special import ndtri
import tensorflow as tf

POINTS = 20_000  # that the discriminator may see
SHOWN = 256  # points and fakes in a picture
STANDING = 1_500  # fakes behind the estimate of q
CELLS = 24  # of the manifold, each way
NODES = 400  # of the manifold of a z on a line
NOISE = 7  # of everything that is only looked at

CURVES = ("js", "w1", "modes", "quality", "d_loss", "g_loss")


class Broken(ArithmeticError):
    """A loss or a weight of a game became NaN or infinite."""


class Side:
    """One game: players, rules, data. A `Training` plays it.

    Args:
        settings: a `Settings`.
        training: the `Training`, whose clock this game shares.

    Attributes:
        settings: what is played now.
        gan: the game, one of `ganedu.GAN`.
        history: lists under "step" and the names in `CURVES`, one entry for each measurement.
        marks: pairs `(step, text)`: when the rules changed.
        box: `(x, y, half)`, the middle of the picture and half its side.

    Raises:
        TypeError, ValueError: if the settings do not fit together.
    """

    def __init__(self, settings, training):
        self.settings = settings
        self.gan = players.build(settings)
        self.history = {name: [] for name in ("step", *CURVES)}
        self.marks = []
        self._training = training
        self._measured = None
        points = np.asarray(settings.world.points(POINTS, settings.seed))
        if points.shape != (POINTS, 2) or not np.isfinite(points).all():
            raise ValueError(
                f"The world's points({POINTS}) have shape {points.shape}; expected ({POINTS}, 2), all finite numbers."
            )
        self._points = points
        self.box = picture.box_around(settings.world)
        self._real = tf.constant(points[:SHOWN], tf.float32)
        self._p, self._p_known = picture.real_density(settings.world, self.box)
        self._judge = None
        self._prepare_looking()

    @property
    def step(self):
        """Complete steps so far."""
        return self._training.steps_done

    @property
    def turns(self):
        """How many turns each player has had: `(discriminator, generator)`."""
        return tuple(self.gan.turns.numpy().tolist())

    def batches(self, start):
        """A `tf.data.Dataset` of what one step takes, without the first `start`."""
        turns = self.settings.d_turns
        stream = data.stream(self._points, batch_size=self.settings.batch_size, seed=self.settings.seed)
        return stream.skip(start * turns).batch(turns, drop_remainder=True)

    def turn(self, player, batch):
        """Plays one turn of "discriminator" or "generator".

        Raises:
            Broken: if the loss became NaN or infinite.
        """
        loss = self.gan.discriminator_turn(batch) if player == "discriminator" else self.gan.generator_turn(batch)
        self.moved()
        if not np.isfinite(loss):
            raise Broken("A loss")

    def rehearse(self):
        """Plays a turn of each player, takes it back, and measures: the first turn then waits for none of that."""
        kept = self._values()
        batch = tf.constant(self._points[: self.settings.batch_size], tf.float32)
        self.gan.discriminator_turn(batch)
        self.gan.generator_turn(batch)
        self._put(*kept)
        _ = self.measures  # kept until something moves

    def moved(self):
        """Has the players measured again, since their weights have changed."""
        self._measured = None

    # Changing what is played.

    def adjust(self, settings):
        """Sets the dials, which act from the next step on: learning rates, smoothing, the penalty's weight."""
        self.gan.d_optimizer.learning_rate = settings.d_rate
        self.gan.g_optimizer.learning_rate = settings.g_rate
        if settings.can_smooth():
            self.gan.objective.discriminator.smoothing = settings.smoothing
        if settings.averaged != self.settings.averaged:
            self.moved()
        if settings.weight != self.settings.weight:
            for term in self.gan.penalty.terms:
                term.weight = settings.weight
        self.settings = settings

    def take(self, settings, gan):
        """Has the players continue under other rules.

        Args:
            settings: with the new rules.
            gan: a GAN that `players.build` made of them, with networks of the same sizes.
        """
        kept = self._values()
        self.settings, self.gan = settings, gan
        self._put(*kept)
        self._prepare_looking()

    # Remembering.

    def common(self):
        """The variables that playing changes under any rules: the networks', and what any optimizer has."""
        optimizers = self.gan.d_optimizer, self.gan.g_optimizer
        return [*self.gan.variables, *(variable for one in optimizers for variable in players.parts_of(one)[0])]

    def _values(self):
        return [variable.numpy() for variable in self.common()], self.memory()

    def _put(self, common, memory):
        for variable, value in zip(self.common(), common, strict=True):
            variable.assign(value)
        self.put_memory(memory)

    def memory(self):
        """What else the optimizers remember: for each its kind and its values."""
        return [(kind, [variable.numpy() for variable in own]) for kind, own in self._own()]

    def put_memory(self, memory):
        """Gives the optimizers back what they remembered; one of another kind remembers nothing."""
        for (kind, own), (was, values) in zip(self._own(), memory, strict=True):
            for number, variable in enumerate(own):
                variable.assign(values[number] if kind is was else np.zeros(variable.shape))

    def _own(self):
        optimizers = (
            (self.settings.d_optimizer, self.gan.d_optimizer),
            (self.settings.g_optimizer, self.gan.g_optimizer),
        )
        return [(kind, players.parts_of(optimizer)[1]) for kind, optimizer in optimizers]

    def record(self, losses):
        """Adds a measurement to the history, with losses by name."""
        for name, value in {**dataclasses.asdict(self.measures), **losses}.items():
            if name in self.history:
                self.history[name].append(value)

    def keep_records(self, wanted):
        """Drops all records but those of steps for which `wanted(step)` is true."""
        rows = [row for row, step in enumerate(self.history["step"]) if wanted(step)]
        self.history = {name: [values[row] for row in rows] for name, values in self.history.items()}

    # Looking, which changes nothing.

    def _prepare_looking(self):
        latent_dim = self.settings.prior.latent_dim
        points, z = tf.TensorSpec((None, 2)), tf.TensorSpec((None, latent_dim))
        self._places = tf.constant(picture.places(self.box).reshape(-1, 2))
        self._nodes, self._manifold_shape = _nodes(self.settings.prior)
        self._z = self.settings.prior(SAMPLES, NOISE)
        # Each is traced once: nothing here depends on how many points there are, on learning rates or on weights.
        weights = [tf.TensorSpec(variable.shape) for variable in self.gan.generator.trainable_variables]
        self._look = tf.function(self._looked, input_signature=[points, z, weights], autograph=False)
        self._draw = tf.function(self._generated, input_signature=[weights, z], autograph=False)

    def _shown_weights(self, raw=False):
        """The generator's own weights, or their averages where the learner wants to see those."""
        averages = self.gan.averaged(self.gan.generator) if self.settings.averaged and not raw else None
        return [tf.convert_to_tensor(variable) for variable in averages or self.gan.generator.trainable_variables]

    def _generated(self, weights, z):
        return self.gan.generator.stateless_call(weights, [], z, training=False)[0]

    def _looked(self, real, z, weights):
        gan = self.gan
        fake = self._generated(weights, z)
        with tf.GradientTape() as tape:
            tape.watch(fake)
            real_logits = gan.discriminator(real, training=False)
            fake_logits = gan.discriminator(fake, training=False)
            loss = gan.objective.generator(real_logits, fake_logits)
        # The loss is a mean: times the number of fakes, it is each one's own part that is differentiated.
        arrows = -tf.cast(tf.shape(fake)[0], tf.float32) * tape.gradient(loss, fake)
        return {
            "fake": fake,
            "arrows": arrows,
            "real_logits": real_logits,
            "fake_logits": fake_logits,
            "logits": gan.discriminator(self._places, training=False),
            "manifold": self._generated(weights, self._nodes),
            "standing": self._generated(weights, self._z[:STANDING]),
        }

    def frame(self, real=None, z=None, before=None, raw=False):
        """What the picture shows now.

        Args:
            real: real points to show, `(n, 2)`; the same ones as always if None.
            z: the noise behind the fakes to show, `(n, latent_dim)`; the same as always if None.
            before: where the fakes were before, `(n, 2)`, or None.
            raw: whether the generator is shown as it is, also where averages are wanted.

        Returns:
            A `Frame`.
        """
        real = self._real if real is None else real
        seen = self._look(real, self._z[:SHOWN] if z is None else z, self._shown_weights(raw))
        seen = {name: tensor.numpy() for name, tensor in seen.items()}
        probability = self.settings.can_smooth()
        logits = seen["logits"].reshape(picture.GRID, picture.GRID)
        q = picture.kernel_density(seen["standing"], self.box)
        return picture.Frame(
            step=self.step,
            box=self.box,
            real=np.asarray(real),
            fake=seen["fake"],
            arrows=seen["arrows"],
            density=self._p / self._p.max(),
            logits=logits,
            surface=picture.drawn_surface(logits, probability, seen["real_logits"], seen["fake_logits"]),
            best=picture.optimal(self._p, q, self.box),
            manifold=seen["manifold"].reshape(self._manifold_shape),
            before=np.zeros((0, 2)) if before is None else before,
            probability=probability,
            p_known=self._p_known,
            width=picture.kernel_width(self.box),
        )

    @property
    def judge(self):
        """What measures this world's fakes."""
        if self._judge is None:
            self._judge = Judge(self.settings.world, self.box)
        return self._judge

    @property
    def measures(self):
        """How good the generator is now: a `Measures`."""
        if self._measured is None:
            self._measured = self.judge(self._draw(self._shown_weights(), self._z).numpy(), self.step)
        return self._measured


def _nodes(prior):
    """Noise in a grid whose cells are equally likely, and the shape of the manifold that it becomes."""
    quantile = {priors.normal: ndtri, priors.uniform: lambda share: 2 * share - 1}.get(type(prior))
    latent_dim = prior.latent_dim
    if quantile is None or latent_dim > 2:
        return tf.zeros((0, latent_dim)), (0, 0, 2)
    if latent_dim == 1:
        return tf.constant(quantile(np.linspace(0.002, 0.998, NODES))[:, None], tf.float32), (NODES, 1, 2)
    ticks = quantile(np.linspace(0.005, 0.995, CELLS + 1))
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    return tf.constant(grid, tf.float32), (CELLS + 1, CELLS + 1, 2)
