"""The course's games under XLA, as they are played on a GPU: XLA compiles each game once, and computes it rightly.

Without a GPU XLA compiles for the CPU, where large convolutions take minutes, so all networks are tiny.
"""

import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import traceback

from games.cases import CASES, COMING
from ganedu import (
    GAN,
    ConditionalGAN,
    FeatureMatchingGAN,
    InfoGAN,
    SemiSupervisedGAN,
    checkpoints,
    data,
    devices,
    layers,
    networks,
    objectives,
    optimizers,
    penalties,
    priors,
)
from ganedu.callbacks import FailureDetectors
from ganedu.games import calls, feeding
import keras
import numpy as np
import pytest
import tensorflow as tf

ROOT = pathlib.Path(__file__).parent.parent
COMPILED = re.compile(r"Compiled __inference_(?:step|played)")  # a step, or a whole call
GUARD = 240  # seconds after which a game counts as hung; on a free core the slowest takes 9
CLASSES, CHANNELS, BATCH, SHAPE = 3, 4, 6, (8, 8, 1)


class Waves(priors.coded):
    """Draws the same z with XLA and without: random numbers of one seed differ."""

    def draw(self, shape, seed):
        rows, columns = tf.range(shape[0]), tf.range(1, self.noise + 1)
        noise = tf.sin(tf.cast(rows[:, None] * columns, tf.float32) + tf.cast(seed[1], tf.float32))
        return self.join([rows % CLASSES], noise[:, :0], noise)


WAVES, NORMAL = Waves(4, categories=(CLASSES,)), priors.normal(4)
CODED = priors.coded(4, categories=(CLASSES,), numbers=1)


def images(labels=False):
    random = np.random.default_rng(0)
    pictures = random.uniform(-1, 1, (60, *SHAPE)).astype("float32")
    names = random.integers(0, CLASSES, 60).astype("int32")
    return data.stream(pictures, *[names] * labels, batch_size=BATCH)


def painter(prior):
    return networks.dcgan_generator(prior.latent_dim, CHANNELS, SHAPE)


def dense_painter(prior):
    return networks.dense_generator(prior.latent_dim, (8,), SHAPE)


def judge(**options):
    return networks.dcgan_discriminator(SHAPE, CHANNELS, **options)


def dense_judge(*hidden, **options):
    """Of any layers before the last one, whose options these are."""
    hidden = hidden or [keras.layers.Dense(8, "tanh")]
    parts = [keras.Input(SHAPE), keras.layers.Flatten(), *hidden, keras.layers.Dense(1, **options)]
    return keras.Sequential(parts)


def gan(generator=dense_painter, discriminator=None, kind=GAN, prior=NORMAL, **options):
    return kind(generator(prior), discriminator or dense_judge(), prior=prior, **options), images()


def conditional(generator, discriminator, prior=WAVES):
    penalty = penalties.lazy(penalties.r1(0.1), every=8)
    return ConditionalGAN(generator(prior), discriminator, penalty=penalty, prior=prior), images(labels=True)


def planes():
    network = networks.dense_discriminator((*SHAPE[:2], 1 + CLASSES), (8,))
    return conditional(
        dense_painter, networks.condition_on_label(network, CLASSES), priors.coded(4, categories=(CLASSES,))
    )


def own_embedding():
    """With a discriminator that a learner may write of Keras's layers."""
    pictures, labels = keras.Input(SHAPE), keras.Input((), dtype="int32")
    told = [keras.layers.Flatten()(pictures), keras.layers.Embedding(CLASSES, 4)(labels)]
    hidden = keras.layers.Dense(8, "tanh")(keras.layers.Concatenate()(told))
    return conditional(dense_painter, keras.Model([pictures, labels], keras.layers.Dense(1)(hidden)))


def infogan():
    recogniser = networks.recogniser(SHAPE, (CLASSES,), 1, channels=CHANNELS)  # with layers.Jitter
    return InfoGAN(dense_painter(CODED), dense_judge(), recogniser, prior=CODED), images()


def semi_supervised():
    classifier = networks.noisy_classifier(SHAPE, CLASSES, channels=CHANNELS)
    return SemiSupervisedGAN(dense_painter(NORMAL), classifier), data.together(images(labels=True), images())


def half(name):
    """A game of this file that computes in bfloat16."""
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        return GAMES[name]()
    finally:
        keras.config.set_dtype_policy("float32")


def coming_game(name):
    """A game of a coming lesson."""
    return CASES[name].make(), CASES[name].stream()


GAMES = {
    "batch normalisation": lambda: gan(painter, judge(batch_norm=True), prior=WAVES),
    "virtual batch normalisation": lambda: gan(
        lambda prior: networks.with_reference_batch(painter(prior), prior(5, seed=2)), judge()
    ),
    "lazy R1": lambda: gan(painter, judge(), penalty=penalties.lazy(penalties.r1(0.1), every=2)),
    "R1 + R2": lambda: gan(objective=objectives.relativistic, penalty=penalties.r1(0.1) + penalties.r2(0.1)),
    "label as planes": planes,
    "label projected": lambda: conditional(painter, networks.project_on_label(judge(), CLASSES)),
    "label in an embedding of Keras's": own_embedding,
    "feature matching": lambda: gan(kind=FeatureMatchingGAN),
    "InfoGAN": infogan,
    "semi-supervised": semi_supervised,
    "minibatch discrimination": lambda: gan(discriminator=dense_judge(layers.MinibatchDiscrimination(3, 2))),
    "WGAN-GP": lambda: gan(objective=objectives.wasserstein, penalty=penalties.gradient_penalty(10.0), d_turns=5),
    "clipped WGAN": lambda: gan(
        discriminator=dense_judge(kernel_constraint=penalties.Clip(0.01)), objective=objectives.wasserstein
    ),
    "spectral normalisation": lambda: gan(
        discriminator=dense_judge(keras.layers.SpectralNormalization(keras.layers.Dense(8, "tanh"))),
        objective=objectives.hinge,
    ),
    "batch normalisation in bfloat16": lambda: half("batch normalisation"),
    "label projected in bfloat16": lambda: half("label projected"),
    **{name: functools.partial(coming_game, name) for name in COMING},
}


def play(name, jit_compile, on_device=True, steps=3):
    """The losses of some steps, each a call; with XLA a whole call is one program where the data is on the device."""
    keras.utils.set_random_seed(0)
    game, stream = GAMES[name]()
    feeding.ON_DEVICE = 2**30 if on_device else -1
    adam = functools.partial(optimizers.Adam, 1e-3, beta_1=0.0, beta_2=0.99)
    game.compile(adam(), adam(use_ema=True), steps_per_execution=1, jit_compile=jit_compile)
    return game.fit(stream, steps_per_epoch=1, epochs=steps, verbose=0).history


def answer_standard_input():
    """Plays the game that each line names, and answers with a line of JSON."""
    devices.has_gpu = lambda: True
    tf.config.experimental.enable_tensor_float_32_execution(False)
    for line in sys.stdin:
        try:
            answer = play(*json.loads(line))
        except Exception:
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


class Player:
    """Another program that plays games under a watchdog; one that hangs is ended, and the next game begins anew."""

    def __init__(self, notes):
        self.notes, self.program, self.answers = notes, None, {}

    def play(self, *what):
        """The losses, as `play` gives them, and how many times XLA has compiled a step or a call."""
        if what not in self.answers:
            self.answers[what] = self._ask(*what)
        return self.answers[what]

    def _ask(self, *what):
        if self.program is None or self.program.poll() is not None:
            self._start()
        before = len(COMPILED.findall(self.notes.read_text(errors="replace")))
        watchdog = threading.Timer(GUARD, self.program.kill)
        watchdog.start()
        print(json.dumps(what), file=self.program.stdin, flush=True)
        line = self.program.stdout.readline()
        watchdog.cancel()
        notes = self.notes.read_text(errors="replace")
        assert line, f"The program ended, or was ended after {GUARD} s: {notes[-2000:]}"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer, len(COMPILED.findall(notes)) - before

    def _start(self):
        variables = {
            "PYTHONPATH": "tests",
            "TF_CPP_MIN_LOG_LEVEL": "0",
            "TF_CPP_VMODULE": "device_compilation_profiler=1",
            # That it compiles is what counts here, and not how fast the outcome is.
            "XLA_FLAGS": "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true",
        }
        with self.notes.open("a") as notes:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "tests.test_xla"],
                cwd=ROOT,
                env={**os.environ, **variables},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=notes,
                text=True,
            )


@pytest.fixture(scope="module")
def player(tmp_path_factory):
    player = Player(tmp_path_factory.mktemp("xla") / "notes.txt")
    player.notes.touch()
    yield player
    if player.program is not None:
        player.program.kill()
        player.program.wait()


@pytest.mark.parametrize("name", GAMES)
def test_xla_compiles_a_game_once(player, name):
    losses, compiled = player.play(name, True)
    assert compiled == 1
    assert np.isfinite(list(losses.values())).all()


@pytest.mark.parametrize("name", ["batch normalisation", "label projected", "label in an embedding of Keras's"])
def test_xla_computes_the_same_losses(player, name):
    (with_xla, _), (without, compiled) = player.play(name, True), player.play(name, False)
    assert compiled == 0
    for loss in without:
        np.testing.assert_allclose(with_xla[loss], without[loss], rtol=1e-3)


@pytest.mark.parametrize("name", ["label projected", "WGAN-GP"])  # batches in pairs, and five a step
def test_whole_calls_play_the_same_steps(player, name):
    (whole, compiled), (stepwise, _) = player.play(name, True, True, 10), player.play(name, True, False, 10)
    assert compiled == 1
    for loss in stepwise:
        np.testing.assert_allclose(whole[loss], stepwise[loss], rtol=1e-3, atol=1e-3)


def calls_of(lengths):
    """The losses of a game under XLA, played in calls of these lengths, and the game."""
    keras.utils.set_random_seed(0)
    game, stream = gan()
    game.compile(optimizers.Adam(1e-3), optimizers.Adam(1e-3), jit_compile=True)
    told = []
    for length in lengths:
        game.steps_per_call = length
        told.append(game.fit(stream, steps_per_epoch=length, verbose=0).history["d_loss"][0] * length)
    return sum(told), game


def test_a_call_may_have_any_length(monkeypatch):
    monkeypatch.setattr(calls, "LONGEST", 4)
    (single, game), (mixed, other) = calls_of([1] * 7), calls_of([2, 5])
    assert single == pytest.approx(mixed, rel=1e-4)
    assert int(game.turns[0]) == int(other.turns[0]) == 7
    for mine, theirs in zip(game.generator.get_weights(), other.generator.get_weights(), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-5)


def test_callbacks_turns_and_checkpoints_go_with_whole_calls(tmp_path):
    """Detectors and a checkpoint look at the data, a turn draws from it, and a training that is taken up goes on."""

    class Turn(keras.callbacks.Callback):
        def on_training(self, training):
            training.discriminator_turn()
            assert training.data.on_device

    def played(*epochs):
        for number in epochs:
            keras.utils.set_random_seed(0)
            game, stream = gan()
            game.compile(optimizers.Adam(1e-3), optimizers.Adam(1e-3), jit_compile=True, steps_per_execution=2)
            kept = checkpoints.Checkpoints(tmp_path / str(epochs), every_seconds=0)
            options = {"steps_per_epoch": 4, "epochs": number, "callbacks": [kept, Turn(), FailureDetectors()]}
            game.fit(stream, verbose=0, **options)
        return game

    whole, in_two_lives = played(2), played(1, 2)
    assert int(whole.turns[0]) == 9 and int(in_two_lives.turns[0]) == 10  # each life has its turn
    assert int(whole.turns[1]) == int(in_two_lives.turns[1]) == 8


@pytest.mark.parametrize(
    ("gpus", "built_with_cuda", "expected"),
    [(["GPU:0"], True, True), (["Apple's"], False, False), ([], True, False), ([], False, False)],
    ids=["CUDA", "metal", "no GPU", "no GPU, no CUDA"],
)
def test_xla_is_taken_where_the_gpu_is_nvidias(monkeypatch, make_gan, gpus, built_with_cuda, expected):
    monkeypatch.setattr("tensorflow.config.get_visible_devices", lambda kind: gpus)
    monkeypatch.setattr("tensorflow.test.is_built_with_cuda", lambda: built_with_cuda)
    assert devices.has_gpu() == bool(gpus)
    assert devices.has_cuda() == expected
    assert make_gan().jit_compile == expected


if __name__ == "__main__":
    answer_standard_input()
