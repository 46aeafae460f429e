"""Callbacks that watch a game being trained: one rewinds it from NaN, one says in a sentence what goes wrong."""

import copy

from ganedu.training.callbacks.detectors import (
    Collapse,
    Look,
    Memorising,
    Oscillation,
    PerfectDiscriminator,
    VanishingGradient,
)
import keras
import numpy as np
import tensorflow as tf

SEEN = 64  # real examples at least, and the same number of fakes, in a look
SEED = (0, 1)  # of the noise of all looks, always the same: what changes between two looks is the game


class BackFromNaN(keras.callbacks.Callback):
    """Stops a training where a loss or a weight becomes NaN or infinite, and rewinds it to the last good moment.

    Everything is rewound: networks, optimizers, averages, random states, the place in the data, what was steered.

    Args:
        every: the least number of steps between two moments that are kept in memory.
        report: a function that is called with a sentence; `print` if None.

    Attributes:
        findings: what was reported so far, as triples `(step, name, sentence)`.

    Raises:
        ValueError: when a training begins, if a weight is NaN or infinite already.
    """

    def __init__(self, every=100, report=None):
        super().__init__()
        self.every = every
        self.report = report or _print
        self.findings = []

    def on_training(self, training):
        self._training = training

    def on_train_begin(self, logs=None):
        # Nothing to convert: copies are plain TensorFlow.
        self._copy = tf.function(self._copied, autograph=False)
        if not self._keep():
            raise ValueError(
                "A weight is NaN or infinite before the first step: build the networks again, or rewind to an earlier "
                "checkpoint."
            )
        self.look()

    def on_train_batch_end(self, batch, logs=None):
        broken = [name for name, loss in logs.items() if not np.isfinite(loss)]
        due = self._training.steps_done - self._kept.steps_done >= self.every
        ends = self._training.steps_done == self._training.total
        if broken or (due or ends) and not self._keep():
            self._rescue(" and ".join(broken) or "a weight")
        elif due:
            self.look()

    def on_go_back(self):
        """Starts looking again where the training was rewound to; later findings are forgotten, NaN excepted."""
        step = self._training.steps_done
        self.findings[:] = [found for found in self.findings if found[0] <= step or found[1] == "NaN"]
        self._keep()
        self.look()

    def look(self):
        """What is done each time that a good moment is kept; nothing here."""

    def tell(self, name, sentence):
        """Reports a finding of this step."""
        step = self._training.steps_done
        self.findings.append((step, name, sentence))
        self.report(f"Step {step:,}, {name}: {sentence}")

    def _keep(self):
        """Keeps a copy of everything if all of it is finite; says whether it is."""
        finite, copies = self._copy()
        if finite:
            self._kept = self._training.moment(copies)
        return bool(finite)

    def _copied(self):
        copies = [tf.identity(variable) for variable in self.model.everything_trained()]
        numbers = [copy for copy in copies if copy.dtype.is_floating]
        return tf.reduce_all([tf.reduce_all(tf.math.is_finite(copy)) for copy in numbers]), copies

    def _rescue(self, broken):
        self._training.rescue(self._kept)
        self.tell(
            "NaN",
            f"{broken} became NaN or infinite, so the training was stopped and rewound to step "
            f"{self._kept.steps_done:,}; try smaller learning rates, a larger epsilon in Adam or losses that take "
            "logits, and check the data for NaN.",
        )


class FailureDetectors(BackFromNaN):
    """Watches a game through its matchups, and reports failures.

    Each failure is reported once, in a sentence. Where a loss or a weight is NaN or infinite, the training is rewound
    as `BackFromNaN` says. Looking changes nothing: a watched training ends bit-equal to an unwatched one.

        run = live.train(gan, images, steps=2_000, callbacks=[FailureDetectors()])

    Args:
        detectors: what to look for, each called with a `Look`; all five of this package if None.
        held_out: real examples that the game is not trained on: a stream, or arrays as `data.stream` takes them.
            Without them `Memorising` has nothing to look at.
        every: the least number of steps between two looks. A look costs about as much as one step.
        report: a function that is called with each sentence; `print` if None.

    Attributes:
        findings: what was reported so far, as triples `(step, name, sentence)`.
        latest: the newest `Look`, or None.

    Raises:
        TypeError: when a training begins, if the game has no matchup.
        ValueError: when a training begins, if a weight is NaN or infinite already.
    """

    def __init__(self, detectors=None, every=100, report=None, held_out=None):
        super().__init__(every, report)
        if detectors is None:
            detectors = [Collapse(), VanishingGradient(), PerfectDiscriminator(), Oscillation(), Memorising()]
        self.latest = None
        self._held_out = held_out
        self._listening, self._unused = list(detectors), copy.deepcopy(list(detectors))

    def on_go_back(self):
        """As `BackFromNaN`; detectors start again, except those that have reported their failure."""
        step = self._training.steps_done
        told = {name for found, name, _ in self.findings if found <= step}
        self._listening = [copy.deepcopy(one) for one in self._unused if type(one).__name__ not in told]
        super().on_go_back()

    def on_train_begin(self, logs=None):
        self._batch = _enough(self._training.batches(0).unbatch())  # a step's batches are stacked
        if not self.model.duels(self._batch):
            raise TypeError(
                "FailureDetectors watch the matchups of a game, and this "
                f"{type(self.model).__name__} plays by other rules: train it with BackFromNaN in their place."
            )
        self._measure = tf.function(self._measured, autograph=False)
        if self._held_out is not None:
            try:
                self._held_out = tf.nest.map_structure(tf.convert_to_tensor, self.model.batch_of(self._held_out))
                self.model.check_batch(self._held_out)
            except (TypeError, ValueError) as error:
                raise type(error)(f"held_out does not fit. {error}") from error
        super().on_train_begin(logs)

    def look(self):
        """Takes a look at the game and shows it to the detectors."""
        measured = {name: value.numpy() for name, value in self._measure().items()}
        look = self.latest = Look(self._training.steps_done, **measured)
        for detector in list(self._listening):
            sentence = detector(look)
            if sentence is not None:
                self._listening.remove(detector)
                self.tell(type(detector).__name__, sentence)

    def _measured(self):
        game, batch = self.model, self._batch
        # All with the same seed: what is computed in several places is computed once.
        seed = tf.constant(SEED, tf.int64)
        weights = [weight for network in game.generators for weight in network.trainable_weights]
        duels = [_seen(gan, part, seed) for gan, part in game.duels(batch)]
        # Of several duels the one that looks worst: the samples that are most alike, compared with their real examples.
        worst = tf.argmin([spread / real_spread for _, _, real_spread, spread, _ in duels])
        real_logits, fake_logits = (tf.concat([duel[place] for duel in duels], axis=0) for place in (0, 1))
        others = {} if self._held_out is None else {"held_out_logits": self._logits_of(self._held_out, seed)}
        ahead = [real - tf.transpose(fake) for real, fake, *_ in duels]
        return {
            "gradient": _gradient(game.generator_loss, batch, seed, game.generators),
            "d_gradient": _gradient(game.discriminator_loss, batch, seed, game.discriminators),
            "weights": tf.linalg.global_norm([tf.cast(weight, tf.float32) for weight in weights]),
            "separation": tf.reduce_mean([tf.reduce_mean(0.5 * (tf.sign(pairs) + 1.0)) for pairs in ahead]),
            "lead": tf.reduce_mean([tf.reduce_mean(pairs) for pairs in ahead]),
            "real_spread": tf.stack([duel[2] for duel in duels])[worst],
            "spread": tf.stack([duel[3] for duel in duels])[worst],
            "centre": tf.concat([duel[4] for duel in duels], axis=0),
            "real_logits": tf.reshape(real_logits, [-1]),
            "fake_logits": tf.reshape(fake_logits, [-1]),
        } | others

    def _logits_of(self, batch, seed):
        """D's logits of the real examples of a batch, `(n,)`."""
        return tf.concat([tf.reshape(_seen(gan, part, seed)[0], [-1]) for gan, part in self.model.duels(batch)], axis=0)


def _enough(batches):
    """One batch of at least `SEEN` examples, of several joined; exactly `SEEN` where all parts are equally long."""
    parts, found = [], 0
    for batch in batches:
        parts.append(batch)
        found += len(tf.nest.flatten(batch)[0])
        if found >= SEEN:
            break
    joint = tf.nest.map_structure(lambda *rows: tf.concat(rows, axis=0), *parts)
    if len({len(part) for part in tf.nest.flatten(joint)}) == 1:
        joint = tf.nest.map_structure(lambda part: part[:SEEN], joint)
    return joint


def _seen(gan, batch, seed):
    """Of one duel: D's logits of real examples and of fakes, `(n, 1)` each, both spreads, and the mean fake."""
    # Within the scope, changes of batch statistics and random states are collected, and with it forgotten.
    with keras.StatelessScope():
        real, fake, discriminate = gan.matchup(batch, seed)
        real_logits, fake_logits = (_a_logit_each(discriminate(samples)) for samples in (real, fake))
    real, fake = (tf.cast(tf.nest.flatten(samples)[0], tf.float32) for samples in (real, fake))
    centre = tf.reshape(tf.reduce_mean(fake, axis=0), [-1])
    return real_logits, fake_logits, _spread(real), _spread(fake), centre


def _a_logit_each(logits):
    """The mean logit of each example, `(n, 1)`: of a patch discriminator there are many."""
    return tf.reduce_mean(tf.reshape(tf.cast(logits, tf.float32), [tf.shape(logits)[0], -1]), axis=1, keepdims=True)


def _gradient(loss, batch, seed, team):
    """The length of the gradient of one team's loss."""
    # Spectral normalisation changes weights within the scope, so the gradient is taken outside it.
    with tf.GradientTape() as tape, keras.StatelessScope():
        value = loss(batch, seed)
    weights = [weight for network in team for weight in network.trainable_weights]
    return tf.linalg.global_norm(tape.gradient(value, weights))


def _print(sentence):
    print(sentence, flush=True)


def _spread(x):
    return tf.sqrt(tf.reduce_sum(tf.math.reduce_variance(x, axis=0)))
