"""One game of the playground without its widget: plays steps and turns, looks, measures, remembers, goes back."""

import dataclasses

from ganedu import data
from ganedu.live.playground import picture, players
from ganedu.live.playground.measures import SAMPLES, Judge
from ganedu.live.playground.settings import terms
from ganedu.parts import priors
import numpy as np
from scipy.special import ndtri
import tensorflow as tf

POINTS = 20_000  # that the discriminator may see
SHOWN = 256  # points and fakes in a picture
STANDING = 1_500  # fakes behind the estimate of q
CELLS = 24  # of the manifold, each way
NODES = 400  # of the manifold of a z on a line
EVERY = 100  # steps between two measurements; doubled when there are too many
MOST_RECORDS = 300
MOST_MOMENTS = 60
NOISE = 7  # of everything that is only looked at

CURVES = ("js", "w1", "modes", "quality", "d_loss", "g_loss")


class Broken(ArithmeticError):
    """A loss or a weight became NaN or infinite; the game has been put back."""


@dataclasses.dataclass(frozen=True)
class Moment:
    """Where a game stood: its networks, and for each optimizer the kind, the turns and the memory."""

    step: int
    used: int
    networks: list
    optimizers: list


class Engine:
    """One game, played by one thread at a time.

    Args:
        settings: a `Settings`.

    Attributes:
        settings: what is played now.
        gan: the game, one of `ganedu.GAN`.
        step: complete steps so far.
        history: lists under "step" and the names in `CURVES`, one entry for each measurement.
        marks: pairs `(step, text)`: when the rules changed.
        box: `(x, y, half)`, the middle of the picture and half its side.

    Raises:
        TypeError, ValueError: if the settings do not fit together.
    """

    def __init__(self, settings):
        self.settings = settings
        self.gan = players.build(settings)
        self.step = 0
        self.history = {name: [] for name in ("step", *CURVES)}
        self.marks = []
        self._used = 0  # batches of the data so far
        self._every = self._moments_every = EVERY
        self._moments = {}
        self._losses = []
        self._measured = None
        points = np.asarray(settings.world.points(POINTS, settings.seed))
        if points.shape != (POINTS, 2) or not np.isfinite(points).all():
            raise ValueError(
                f"The world's points({POINTS}) have shape {points.shape}; expected ({POINTS}, 2), all finite numbers."
            )
        self._stream = data.stream(points, batch_size=settings.batch_size, seed=settings.seed)
        self._begin_data()
        self.box = picture.box_around(settings.world)
        self._real = tf.constant(points[:SHOWN], tf.float32)
        self._p, self._p_known = picture.real_density(settings.world, self.box)
        self._judge = None
        self._prepare_looking()

    # Playing.

    def play(self, steps):
        """Plays complete steps, and measures on the way.

        Raises:
            Broken: if the game broke; it is then at its last good moment.
        """
        self._forget_the_future()
        while steps:
            self._record()
            part = min(steps, EVERY - self.step % EVERY)
            losses = self.gan.make_call()(self._batches, tf.constant(part))
            losses = np.stack([losses["d_loss"], losses["g_loss"]], axis=1)
            if not np.isfinite(losses).all():
                self._go_back("A loss")
            self._losses.append(losses)
            self._measured = None
            self.step += part
            self._used += part * self.settings.d_turns
            steps -= part
        self._record()

    def discriminator_turn(self, batch=None):
        """Plays one turn of the discriminator, on fresh data if `batch` is None; it counts as no step.

        Raises:
            Broken: if the game broke; it is then at its last good moment.
        """
        self._play_turn(self.gan.discriminator_turn, batch)

    def generator_turn(self, batch=None):
        """Plays one turn of the generator in the same way."""
        self._play_turn(self.gan.generator_turn, batch)

    def _play_turn(self, turn, batch):
        self._forget_the_future()
        self._record()
        loss = turn(self.gan.split(self.next_batches())[0] if batch is None else batch)
        self._measured = None
        if not np.isfinite(loss):
            self._go_back("A loss")

    def next_batches(self):
        """The data of one step, which is used up with it: `(d_turns, batch_size, 2)`."""
        self._used += self.settings.d_turns
        return next(self._batches)

    def count_step(self):
        """Counts a step that was played turn by turn."""
        self.step += 1
        self._measured = None
        self._record()

    @property
    def turns(self):
        """How many turns each player has had: `(discriminator, generator)`."""
        return tuple(int(optimizer.iterations) for optimizer in (self.gan.d_optimizer, self.gan.g_optimizer))

    def warm_up(self):
        """Has the graphs traced now, so that playing begins at once."""
        self.gan.make_call().get_concrete_function(self._batches, tf.constant(1))

    def _begin_data(self):
        stacked = self._stream.skip(self._used).batch(self.settings.d_turns, drop_remainder=True)
        self._batches = iter(stacked)

    # Changing what is played.

    def adjust(self, settings):
        """Sets the dials, which act from the next step on: rates, smoothing, the penalty's weight."""
        self.gan.d_optimizer.learning_rate = settings.d_rate
        self.gan.g_optimizer.learning_rate = settings.g_rate
        if settings.can_smooth():
            self.gan.objective.discriminator.smoothing = settings.smoothing
        if settings.averaged != self.settings.averaged:
            self._averaged.assign(settings.averaged)
            self._measured = None
        if settings.weight != self.settings.weight:
            for term in terms(self.gan.penalty):
                term.weight = settings.weight
        self.settings = settings

    def take_over(self, other):
        """Goes on where another game stood, under this one's rules: with its networks, its past and its place.

        An optimizer of another kind begins without memory.

        Args:
            other: an `Engine` with networks of the same sizes on the same data.
        """
        self._put(other._moment())
        self.history, self.marks = other.history, other.marks
        self._every, self._moments_every, self._moments = other._every, other._moments_every, other._moments
        self._judge, self._losses = other._judge, other._losses

    # Remembering and going back.

    @property
    def moments(self):
        """The steps that can be gone back to."""
        return sorted(self._moments)

    def rewind(self, step=0):
        """Puts both players back to the last kept moment that is not after `step`. The rules stay as they are."""
        kept = [moment for moment in self.moments if moment <= step]
        if kept:
            self._put(self._moments[kept[-1]])

    def _optimizers(self):
        return (self.settings.d_optimizer, self.gan.d_optimizer), (self.settings.g_optimizer, self.gan.g_optimizer)

    def _moment(self):
        networks = [variable.numpy() for variable in self._weights()]
        optimizers = [
            (kind, int(optimizer.iterations), [variable.numpy() for variable in players.memory(optimizer)])
            for kind, optimizer in self._optimizers()
        ]
        return Moment(self.step, self._used, networks, optimizers)

    def _weights(self):
        averages = players.averages_of(self.gan.g_optimizer)
        return [*self.gan.generator.variables, *self.gan.discriminator.variables, *averages]

    def _put(self, moment):
        for variable, value in zip(self._weights(), moment.networks, strict=True):
            variable.assign(value)
        for (kind, optimizer), (was, turns, memory) in zip(self._optimizers(), moment.optimizers, strict=True):
            optimizer.iterations.assign(turns)
            for number, variable in enumerate(players.memory(optimizer)):
                variable.assign(memory[number] if kind is was else np.zeros(variable.shape))
        self.step, self._used = moment.step, moment.used
        self._losses, self._measured = [], None
        self._begin_data()

    def _forget_the_future(self):
        """Drops what was kept of steps that will now be played anew."""
        if not self.history["step"] or self.history["step"][-1] <= self.step:
            return
        count = sum(step <= self.step for step in self.history["step"])
        self.history = {name: values[:count] for name, values in self.history.items()}
        self._moments = {step: moment for step, moment in self._moments.items() if step <= self.step}
        self.marks = [mark for mark in self.marks if mark[0] <= self.step]

    def _go_back(self, what):
        """Puts the game back to its last good moment, and says so."""
        last = self.moments[-1]
        self._put(self._moments[last])
        raise Broken(
            f"{what} became NaN or infinite, so both players were put back to step {last:,} and nothing is lost; try "
            "smaller rates, a penalty such as R1, or another loss."
        )

    # Looking, which changes nothing.

    def _prepare_looking(self):
        latent_dim = self.settings.prior.latent_dim
        points, z, raw = tf.TensorSpec((None, 2)), tf.TensorSpec((None, latent_dim)), tf.TensorSpec((), tf.bool)
        self._places = tf.constant(picture.places(self.box).reshape(-1, 2))
        self._nodes, self._manifold_shape = _nodes(self.settings.prior)
        self._z = self.settings.prior(SAMPLES, NOISE)
        # Each is traced once: nothing here depends on how many points there are, on rates or on weights.
        self._averaged = tf.Variable(self.settings.averaged, trainable=False)
        self._look = tf.function(self._looked, input_signature=[points, z, raw], autograph=False)
        self._draw = tf.function(self._drawn, input_signature=[z], autograph=False)

    def _shown_weights(self, raw):
        """The generator's own weights, or their averages where the learner wants to see those."""
        averaged = self._averaged & ~raw & (tf.convert_to_tensor(self.gan.g_optimizer.iterations) > 0)
        averages = players.averages_of(self.gan.g_optimizer)
        pairs = zip(self.gan.generator.trainable_variables, averages, strict=True)
        return [tf.where(averaged, average, own) for own, average in pairs]

    def _generated(self, weights, z):
        return self.gan.generator.stateless_call(weights, [], z, training=False)[0]

    def _looked(self, real, z, raw):
        gan, weights = self.gan, self._shown_weights(raw)
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

    def _drawn(self, z):
        return self._generated(self._shown_weights(tf.constant(False)), z)

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
        seen = self._look(real, self._z[:SHOWN] if z is None else z, tf.constant(raw))
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
            self._measured = self.judge(self._draw(self._z).numpy(), self.step)
        return self._measured

    def _record(self):
        """Measures, and keeps the moment, where this step is one of those for it and has not been recorded."""
        if self.step % self._every == 0 and self.step not in self.history["step"][-1:]:
            moment = self._moment()
            if not all(np.isfinite(values).all() for values in moment.networks):
                self._go_back("A weight")
            losses = np.concatenate(self._losses).mean(axis=0) if self._losses else (None, None)
            self._losses = []
            measures = dataclasses.asdict(self.measures)
            entry = {**measures, "d_loss": _number(losses[0]), "g_loss": _number(losses[1])}
            for name, values in self.history.items():
                values.append(entry[name])
            if self.step % self._moments_every == 0:
                self._moments[self.step] = moment
            self._thin()

    def _thin(self):
        """Keeps every second record or moment where there are too many: memory and pictures stay small."""
        if len(self.history["step"]) > MOST_RECORDS:
            self._every *= 2
            rows = [row for row, step in enumerate(self.history["step"]) if step % self._every == 0]
            self.history = {name: [values[row] for row in rows] for name, values in self.history.items()}
        if len(self._moments) > MOST_MOMENTS:
            self._moments_every *= 2
            kept = {step: moment for step, moment in self._moments.items() if step % self._moments_every == 0}
            self._moments = kept


def _number(loss):
    return None if loss is None else float(loss)


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
