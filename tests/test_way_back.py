"""One clock, one way back, and what a learner changes acts: on small games of points."""

import json

from ganedu import GAN, data, live, networks, objectives, penalties, priors
from ganedu.callbacks import BackFromNaN, FailureDetectors
from ganedu.checkpoints import Checkpoints
from ganedu.live.panel.controls import controls
from ganedu.parts.randomness import FOLDS, folded
import keras
import numpy as np
import pytest
import tensorflow as tf


def game(**options):
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dense_generator(2, (8,), (2,), None), networks.dense_discriminator((2,), (8,)), **options)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), steps_per_execution=5)
    return gan


@pytest.fixture
def stream(rng):
    return data.stream(rng.normal(size=(64, 2)).astype("float32"), batch_size=16)


def first_two(samples):
    return np.asarray(samples).reshape(len(samples), -1)[:, :2]


# One clock.


def test_detectors_quality_and_losses_count_the_steps_of_this_training(stream, rng):
    gan = game()
    gan.fit(stream, steps_per_epoch=30, verbose=0)
    quality = live.Quality(rng.normal(size=(2_000, 2)), features=first_two)
    detectors = FailureDetectors(every=10, report=lambda sentence: None)
    run = live.train(gan, stream, 20, callbacks=[quality, detectors]).wait()
    assert run.losses["step"][-1] == detectors.latest.step == quality.readings["step"][-1] == 20
    assert gan.turns.numpy().tolist() == [50, 50]


# One way back.


class Steer(keras.callbacks.Callback):
    """Steers once ten steps are done, as a learner does."""

    def on_training(self, training):
        self.training = training

    def on_standstill(self, last):
        if self.training.steps_done == 10:
            for name, value in {"d_rate": 0.05, "smoothing": 0.3, "r1": 50.0, "d_turns": 3}.items():
                controls(self.model)[name](self.training, value)


def test_going_back_restores_everything_that_was_steered(stream):
    def both():
        return penalties.lazy(penalties.r1(0.1) + penalties.r2(0.2), every=2)

    gan, steer = game(penalty=both()), Steer()
    before = gan.steered()
    assert before == {"smoothing": 0.0, "r1": 0.1, "r2": 0.2, "g_turns": 1, "d_turns": 1}
    run = live.train(gan, stream, 20, callbacks=[steer]).wait()
    assert gan.steered() == {**before, "smoothing": 0.3, "r1": 50.0, "d_turns": 3}
    steer.on_standstill = lambda last: None
    run.rewind(0)
    run.wait()
    assert gan.steered() == before
    assert float(gan.d_optimizer.learning_rate) == pytest.approx(1e-3)
    untouched = game(penalty=both())
    untouched.fit(stream, steps_per_epoch=20, verbose=0)
    for name, network in gan.players.items():
        for weight, expected in zip(network.get_weights(), untouched.players[name].get_weights(), strict=True):
            np.testing.assert_array_equal(weight, expected)


class Break(keras.callbacks.Callback):
    """Makes a weight NaN once so many steps are done."""

    def __init__(self, at):
        super().__init__()
        self.at = at

    def on_training(self, training):
        self.training = training

    def on_standstill(self, last):
        if self.training.steps_done == self.at:
            self.model.generator.weights[0].assign(np.full(self.model.generator.weights[0].shape, np.nan))


def test_after_nan_the_training_stands_where_its_game_stands(stream, tmp_path):
    gan, said = game(), []
    watch = [Checkpoints(tmp_path, 0), BackFromNaN(every=5, report=said.append), Break(15)]
    gan.fit(stream, steps_per_epoch=40, verbose=0, callbacks=watch)
    kept = sorted(tmp_path.glob("step-*.npz"))[-1]
    with np.load(kept) as archive:
        place = json.loads(archive["header"].item())["place"]
    assert kept.stem == "step-0000000015" and place["step"] == 15
    assert gan.turns.numpy().tolist() == [15, 15] and int(gan.g_optimizer.iterations) == 15
    assert len(said) == 1 and "rewound to step 15" in said[0]
    gan.fit(stream, steps_per_epoch=40, verbose=0, callbacks=[Checkpoints(tmp_path, 0)])
    uncut = game()
    uncut.fit(stream, steps_per_epoch=40, verbose=0)
    for weight, expected in zip(gan.generator.get_weights(), uncut.generator.get_weights(), strict=True):
        np.testing.assert_array_equal(weight, expected)


def test_commands_do_not_outlive_their_run(stream):
    run = live.train(game(), stream, 20).wait()
    run.stop()
    run.rewind(0)
    assert run.wait().state == "finished" and run.losses["step"][-1] == 20


# What is set acts.


def test_a_single_turn_right_after_more_turns_of_d_has_its_data(stream):
    class More(keras.callbacks.Callback):
        def on_training(self, training):
            training.steer("d_turns", 3)
            training.discriminator_turn()

    gan = game()
    gan.fit(stream, steps_per_epoch=5, verbose=0, callbacks=[More()])
    assert gan.turns.numpy().tolist() == [16, 5]


@pytest.mark.parametrize(
    ("penalty", "names"),
    [
        (penalties.lazy(penalties.r1(0.1) + penalties.r2(0.1)), ["r1", "r2"]),
        (penalties.r1(0.1) + penalties.none, ["r1"]),
        (penalties.r1(0.1) + (penalties.r2(0.1) + penalties.gradient_penalty(1.0)), ["r1", "r2", "gradient_penalty"]),
        (penalties.r1(0.1) + penalties.r1(0.2), ["r1", "r1 2"]),
        (penalties.lazy(penalties.none), []),
    ],
)
def test_sums_and_lazy_ones_are_steered_like_any_penalty(penalty, names, stream):
    gan = game(penalty=penalty)
    assert [name for name in controls(gan) if name not in ("d_rate", "g_rate", "smoothing", "d_turns")] == names
    assert live.train(gan, stream, 5).wait().state == "finished"


def constant(real, fake):
    return tf.constant(123.0) + 0.0 * tf.reduce_mean(fake)


def test_an_objective_that_is_set_later_acts(stream):
    gan = game()
    gan.fit(stream, steps_per_epoch=5, verbose=0)
    gan.objective = objectives.Objective(constant, constant)
    assert gan.fit(stream, steps_per_epoch=5, verbose=0).history["d_loss"] == [123.0]


# Randomness under names.


def test_no_two_uses_of_a_seed_share_a_key():
    assert len(set(FOLDS.values())) == len(FOLDS)
    seed = tf.constant([0, 5], tf.int64)
    keys = {tuple(folded(seed, name).numpy()) for name in (*FOLDS, "a name of my own", "another")}
    assert len(keys) == len(FOLDS) + 2


def test_a_gradient_penalty_does_not_mix_by_the_code():
    prior, seed, seen = priors.coded(4, numbers=1), tf.constant([0, 5], tf.int64), []

    def spy(x):
        seen.append(x)
        return tf.reduce_sum(x, axis=1, keepdims=True)

    penalties.gradient_penalty(1.0)(spy, tf.zeros((6, 2)), tf.ones((6, 2)), seed)
    share = 1.0 - seen[0].numpy()[:, :1]
    assert not np.allclose(prior.split(prior(6, seed))[1], 2 * share - 1)
