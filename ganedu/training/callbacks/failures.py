"""A callback that watches a GAN train and says in a sentence what goes wrong, and what to try."""

from ganedu.training.callbacks.detectors import Collapse, Look, Oscillation, PerfectDiscriminator, VanishingGradient
import keras
import numpy as np
import tensorflow as tf

SEEN = 64  # real examples, and as many fakes, in a look
SEED = (0, 1)  # of the noise of all looks, always the same: what changes between two looks is the game


class FailureDetectors(keras.callbacks.Callback):
    """Watches a GAN with one generator and one discriminator, and tells of failures.

    Each failure is told of once, in a sentence. Where a loss or a weight is NaN or infinite, the training is
    stopped as well, and the game goes back to its last good look: networks, optimizers, averages, random states.
    Looking changes nothing: a watched training ends bit-equal to an unwatched one.

        run = live.train(gan, images, steps=2_000, callbacks=[FailureDetectors()])

    Args:
        detectors: what to look for, each called with a `Look`; all four of this file if None.
        every: the least number of steps between two looks. A look costs about as much as one step.
        report: a function that is called with each sentence; `print` if None.

    Attributes:
        findings: what was told so far, as triples `(step, name, sentence)`.
        latest: the newest `Look`, or None.

    Raises:
        TypeError: when a training begins, if the game has other players.
        ValueError: when a training begins, if a weight is NaN or infinite already.
    """

    def __init__(self, detectors=None, every=100, report=None):
        super().__init__()
        if detectors is None:
            detectors = [Collapse(), VanishingGradient(), PerfectDiscriminator(), Oscillation()]
        self.every = every
        self.report = report or _print
        self.findings, self.latest = [], None
        self._listening = list(detectors)

    # What the training calls.

    def on_training(self, training):
        self._batches = training.batches(0)
        if not can_watch(self.model, self._batches):
            raise TypeError(
                "FailureDetectors watch a GAN that turns noise alone into samples, and this "
                f"{type(self.model).__name__} plays by other rules: train it without them."
            )

    def on_train_begin(self, logs=None):
        # Two layers to take apart: a step's batches are stacked.
        self._real = next(iter(self._batches.unbatch().unbatch().batch(SEEN)))
        self._variables = self.model.everything_trained()
        # Nothing to convert: a game's losses are plain TensorFlow in its own training too.
        self._measure, self._copy = (tf.function(look, autograph=False) for look in (self._measured, self._copied))
        if not self._keep():
            raise ValueError(
                "A weight is NaN or infinite before the first step: build the networks again, or go back to an earlier "
                "checkpoint."
            )
        self._look()

    def on_train_batch_end(self, batch, logs=None):
        broken = [name for name, loss in logs.items() if not np.isfinite(loss)]
        due = self._step() - self._looked_at >= self.every
        if broken or due and not self._keep():
            self._go_back(" and ".join(broken) or "a weight")
        elif due:
            self._look()

    # Looking.

    def _step(self):
        return int(tf.convert_to_tensor(self.model.g_optimizer.iterations))

    def _look(self):
        step = self._looked_at = self._step()
        look = self.latest = Look(step, **{name: value.numpy() for name, value in self._measure().items()})
        for detector in list(self._listening):
            sentence = detector(look)
            if sentence is not None:
                self._listening.remove(detector)
                self._tell(step, type(detector).__name__, sentence)

    def _tell(self, step, name, sentence):
        self.findings.append((step, name, sentence))
        self.report(f"Step {step:,}, {name}: {sentence}")

    def on_go_back(self):
        """Begins to look anew where the training went back to."""
        self._keep()
        self._look()

    def _measured(self):
        game, real = self.model, self._real
        # All with the same seed: what is computed in several places is computed once.
        seed = tf.constant(SEED, tf.int64)
        z = game.prior(tf.shape(real)[0], seed)
        gradient = _gradient(game.generator_loss, real, seed, game.generator)
        d_gradient = _gradient(game.discriminator_loss, real, seed, game.discriminator)
        # Within the scope, changes of batch statistics and random states are collected, and with it forgotten.
        with keras.StatelessScope():
            real_logits = tf.cast(game.discriminator(real, training=True), tf.float32)
            fake_logits = tf.cast(game.discriminator(game.generator(z, training=True), training=True), tf.float32)
            samples = tf.cast(game.generator(z, training=False), tf.float32)
        ahead = real_logits - tf.transpose(fake_logits)
        return {
            "gradient": gradient,
            "d_gradient": d_gradient,
            "weights": tf.linalg.global_norm([tf.cast(w, tf.float32) for w in game.generator.trainable_weights]),
            "separation": tf.reduce_mean(0.5 * (tf.sign(ahead) + 1.0)),
            "lead": tf.reduce_mean(ahead),
            "real_spread": _spread(real),
            "spread": _spread(samples),
            "centre": tf.reshape(tf.reduce_mean(samples, axis=0), [-1]),
            "real_logits": tf.reshape(real_logits, [-1]),
            "fake_logits": tf.reshape(fake_logits, [-1]),
        }

    # The last good state.

    def _keep(self):
        """Keeps a copy of everything if all of it is finite; says whether it is."""
        finite, copies = self._copy()
        if finite:
            self._kept = self._step(), copies
        return bool(finite)

    def _copied(self):
        copies = [tf.identity(variable) for variable in self._variables]
        numbers = [copy for copy in copies if copy.dtype.is_floating]
        return tf.reduce_all([tf.reduce_all(tf.math.is_finite(copy)) for copy in numbers]), copies

    def _go_back(self, broken):
        step, (kept_at, copies) = self._step(), self._kept
        for variable, copy in zip(self._variables, copies, strict=True):
            variable.assign(copy)
        self.model.stop_training = True
        self._tell(
            step,
            "NaN",
            f"{broken} became NaN or infinite, so the training was stopped and the game put back to step {kept_at:,}; "
            "try smaller learning rates, a larger epsilon in Adam, losses that take logits, and look for NaN in the "
            "data.",
        )


def can_watch(game, batches):
    """Whether a game turns noise alone into samples, which is what the detectors understand.

    Args:
        game: a `Game`.
        batches: a `tf.data.Dataset` of what one of its steps takes.
    """
    parts = all(hasattr(game, part) for part in ("generator", "discriminator", "prior"))
    return parts and isinstance(batches.element_spec, tf.TensorSpec)


def _gradient(loss, real, seed, network):
    """The length of the gradient of one player's loss."""
    # Spectral normalisation changes weights within the scope, so the gradient is taken outside it.
    with tf.GradientTape() as tape, keras.StatelessScope():
        value = loss(real, seed)
    return tf.linalg.global_norm(tape.gradient(value, network.trainable_weights))


def _print(sentence):
    print(sentence, flush=True)


def _spread(x):
    return tf.sqrt(tf.reduce_sum(tf.math.reduce_variance(x, axis=0)))
