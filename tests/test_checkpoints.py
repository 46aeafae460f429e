"""Training that survives: resumed runs against runs that were never cut, bit by bit."""

import json
import pathlib
import subprocess
import sys
import types

from ganedu import GAN, checkpoints, data, live, networks, priors
from ganedu.checkpoints import Checkpoints
from ganedu.configurations import configuration, differences
from ganedu.training.worker import Moment
import keras
import numpy as np
import pytest
import tensorflow as tf

ROOT = pathlib.Path(__file__).parent.parent
STEPS, EPOCHS = 4, 3


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the package catches it."""


class Kill(keras.callbacks.Callback):
    """Kills the training after a step, counted from the first step of all."""

    def __init__(self, step):
        super().__init__()
        self.step = step

    def on_train_batch_end(self, batch, logs=None):
        if int(self.model.g_optimizer.iterations) == self.step:
            raise Killed


class Stop(Kill):
    """Stops it in good order instead."""

    def on_train_batch_end(self, batch, logs=None):
        if int(self.model.g_optimizer.iterations) == self.step:
            self.model.stop_training = True


class Decay(keras.callbacks.Callback):
    """Changes the game between epochs: done twice, or not at all, it leaves a trace."""

    def on_epoch_begin(self, epoch, logs=None):
        self.model.d_optimizer.learning_rate = float(self.model.d_optimizer.learning_rate) * 0.5

    def on_epoch_end(self, epoch, logs=None):
        self.model.g_optimizer.learning_rate = float(self.model.g_optimizer.learning_rate) * 0.75


def dropout_gan(units=16, **options):
    """A compiled GAN with Dropout, a running average and two discriminator turns."""
    discriminator = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(units, "relu"), keras.layers.Dropout(0.3), keras.layers.Dense(1)]
    )
    generator = networks.dense_generator(2, (16,), (2,), activation=None)
    gan = GAN(generator, discriminator, **{"prior": priors.normal(2), "d_turns": 2, **options})
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3, use_ema=True))
    return gan


def state(gan):
    return [v.numpy() for v in (*gan.variables, *gan.d_optimizer.variables, *gan.g_optimizer.variables)]


def assert_same(first, second):
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


class Subject:
    """One game, traced once, that forgets all it has learnt whenever a new program is to be played."""

    def __init__(self):
        keras.utils.set_random_seed(0)
        self.gan = dropout_gan()
        self.points = data.stream(np.random.default_rng(0).normal(size=(64, 2)).astype("float32"), batch_size=16)
        self._first = state(self.gan)

    def forget(self, restart=False):
        """Back to the first weights; after a `restart`, to others, as an unseeded notebook would have."""
        gan = self.gan
        variables = (*gan.variables, *gan.d_optimizer.variables, *gan.g_optimizer.variables)
        for variable, first in zip(variables, self._first, strict=True):
            variable.assign(first)
        if restart:
            for variable in gan.variables:
                variable.assign(variable + 3)

    def train(self, folder=None, *others, cut=1, x=None, steps=STEPS, epochs=EPOCHS):
        self.gan.steps_per_call = cut
        kept = [Checkpoints(folder, every_seconds=0)] if folder else []
        callbacks = [*kept, Decay(), *others]
        return self.gan.fit(x or self.points, steps_per_epoch=steps, epochs=epochs, callbacks=callbacks, verbose=0)

    def alone(self, **options):
        """The state and the history of a run that nothing interrupts."""
        self.forget()
        history = self.train(**options)
        return state(self.gan), history.history, history.epoch

    def resumed(self, folder, **options):
        """What a program started afresh makes of the folder."""
        self.forget(restart=True)
        history = self.train(folder, **options)
        return state(self.gan), history.history, history.epoch


@pytest.fixture(scope="module")
def subject():
    return Subject()


def assert_same_run(first, second):
    assert_same(first[0], second[0])
    assert first[1:] == second[1:]


def test_killed_after_any_step_a_run_ends_as_if_it_had_not_been(subject, tmp_path):
    expected = subject.alone(cut=3)
    for step in range(1, STEPS * EPOCHS + 1):
        folder = tmp_path / str(step)
        subject.forget()
        with pytest.raises(Killed):
            subject.train(folder, Kill(step))
        assert subject.gan.cut_short == (f"interrupted at step {step} of 12" if step < STEPS * EPOCHS else None)
        assert_same_run(subject.resumed(folder, cut=2), expected)
        assert subject.gan.cut_short is None
        assert len(list(folder.iterdir())) == 2


def test_twenty_kills_in_one_run(subject, tmp_path, rng):
    expected = subject.alone(steps=20)
    subject.forget()
    for step in sorted(rng.choice(np.arange(1, 60), 20, replace=False)):
        with pytest.raises(Killed):
            subject.train(tmp_path, Kill(step), steps=20)
        subject.forget(restart=True)
    assert_same_run(subject.resumed(tmp_path, steps=20), expected)


@pytest.mark.skipif(sys.platform != "linux", reason="forks processes that have imported TensorFlow")
def test_a_game_that_was_trained_further_is_not_put_back(tmp_path, points):
    gan = dropout_gan()
    gan.fit(points, steps_per_epoch=2, verbose=0, callbacks=[Checkpoints(tmp_path)])
    gan.fit(points, steps_per_epoch=3, verbose=0)
    before = gan.get_weights()
    with pytest.raises(ValueError, match=r"This game has had 10 turns of D, and the run in .* 4: continuing would"):
        gan.fit(points, steps_per_epoch=8, verbose=0, callbacks=[Checkpoints(tmp_path)])
    for old, new in zip(before, gan.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_a_game_whose_training_was_interrupted_goes_on_from_its_checkpoint(tmp_path, points):
    class Interrupt(Kill):
        def on_train_batch_end(self, batch, logs=None):
            if int(self.model.g_optimizer.iterations) == self.step:
                raise KeyboardInterrupt

    gan = dropout_gan()
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), steps_per_execution=1)
    gan.fit(points, steps_per_epoch=2, verbose=0, callbacks=[Checkpoints(tmp_path)])
    with pytest.raises(KeyboardInterrupt):
        gan.fit(points, steps_per_epoch=8, verbose=0, callbacks=[Interrupt(6), Checkpoints(tmp_path, 1000)])
    assert int(gan.turns[0]) == 12
    gan.fit(points, steps_per_epoch=8, verbose=0, callbacks=[Checkpoints(tmp_path)])
    assert int(gan.turns[0]) == 16


def test_sigkill_at_random_moments():
    command = [sys.executable, ROOT / "benchmarks" / "kills.py", "--kills", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.endswith("2 kills, 240 steps: bit-equal\n"), done.stdout + done.stderr


def test_a_stopped_run_goes_on(subject, tmp_path):
    expected = subject.alone()
    subject.forget()
    subject.train(tmp_path, Stop(6))
    assert subject.gan.cut_short == "stopped at step 6 of 12"
    assert_same_run(subject.resumed(tmp_path), expected)


def test_the_history_does_not_depend_on_how_calls_are_cut(subject):
    seen = []

    class Spy(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            seen.append(logs["d_loss"])

    subject.forget()
    subject.train(None, Spy(), steps=7, epochs=1)
    for cut in (1, 2, 3, 7):
        history = subject.alone(cut=cut, steps=7, epochs=1)[1]
        assert history["d_loss"] == [np.mean(seen)]


def test_single_turns_move_the_place_in_the_data(subject, tmp_path):
    """Turns commanded while paused take batches: the resumed run must not see those a second time."""

    def commanded(*callbacks):
        subject.forget()
        subject.gan.steps_per_call = 1
        training = subject.gan.training(subject.points, steps_per_epoch=8, callbacks=list(callbacks))
        training.pause()
        training.discriminator_turn()
        training.generator_turn()
        training.discriminator_turn()
        training.resume()
        return training

    commanded().run()
    expected = state(subject.gan), subject.gan.history.history
    with pytest.raises(Killed):
        commanded(Checkpoints(tmp_path, 0), Kill(5)).run()
    subject.forget(restart=True)
    training = subject.gan.training(subject.points, steps_per_epoch=8, callbacks=[Checkpoints(tmp_path)])
    assert training.run().history == expected[1]
    assert_same(state(subject.gan), expected[0])
    assert [name for _, name in training.log].count("discriminator turn") == 2


def test_a_dataset_of_ones_own_goes_on_where_it_was(subject, tmp_path):
    def own():  # made anew, as a notebook does that is run again: TensorFlow reshuffles on each use of the same object
        batches = tf.data.Dataset.range(7).map(lambda i: tf.random.stateless_normal((8, 2), (i, 3)))
        return batches.shuffle(5, seed=2)

    expected = subject.alone(x=own(), steps=None)
    assert len(expected[1]["d_loss"]) == EPOCHS
    subject.forget()
    with pytest.raises(Killed):
        subject.train(tmp_path, Kill(5), x=own(), steps=None)
    assert_same_run(subject.resumed(tmp_path, x=own(), steps=None), expected)


def test_a_stream_skips_as_tensorflow_does(subject):
    ours, stock = subject.points.skip(3).skip(8), tf.data.Dataset.skip(subject.points, 11)
    assert_same(list(ours.take(5)), list(stock.take(5)))


def test_a_finished_run_is_put_back_to_its_end_and_can_be_prolonged(subject, tmp_path, capsys):
    longer, expected = subject.alone(steps=9, epochs=1), subject.alone(steps=6, epochs=1)
    subject.forget()
    subject.train(tmp_path, steps=6, epochs=1)
    assert_same_run(subject.resumed(tmp_path, steps=6, epochs=1), expected)
    assert "holds this run at step 6 of 6. Ask for more steps to train on" in capsys.readouterr().out
    assert_same_run(subject.resumed(tmp_path, steps=9, epochs=1), longer)


def test_a_run_asked_for_less_than_it_has_done_is_refused(subject, tmp_path):
    subject.forget()
    subject.train(tmp_path)
    with pytest.raises(ValueError, match="has done 12 steps, and 8 are asked for; ask for more"):
        subject.train(tmp_path, epochs=2)
    with pytest.raises(ValueError, match="has epochs of 4 steps, and this one of 5; give 4"):
        subject.train(tmp_path, steps=5)


def truncate(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_truncated_checkpoint_gives_way_to_the_one_before(subject, tmp_path, capsys):
    expected = subject.alone()
    subject.forget()
    with pytest.raises(Killed):
        subject.train(tmp_path, Kill(7))
    truncate(tmp_path / "step-0000000006.npz")
    assert_same_run(subject.resumed(tmp_path), expected)
    said = capsys.readouterr().out
    assert "step-0000000006.npz is damaged: taking the one before it, step-0000000005.npz." in said
    assert "at step 5 of 12. It continues from there" in said
    for path in tmp_path.iterdir():
        truncate(path)
    before = state(subject.gan)
    with pytest.raises(ValueError, match=r"No checkpoint in .* is sound \(.*\)\. To begin afresh, delete the folder"):
        subject.train(tmp_path)
    assert_same(state(subject.gan), before)


def test_a_newer_format_is_refused(subject, tmp_path):
    subject.forget()
    subject.train(tmp_path, epochs=1)
    path = sorted(tmp_path.iterdir())[-1]
    with np.load(path) as archive:
        arrays = dict(archive)
    arrays["header"] = json.dumps(json.loads(arrays["header"].item()) | {"format": 4})
    np.savez(path, **arrays)
    with pytest.raises(ValueError, match="A newer ganedu wrote .* in format 4; this one reads 3. Use that ganedu"):
        subject.train(tmp_path)


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda: dropout_gan(units=8), "its discriminator layers 1 units was 16, and is 8 now"),
        (lambda: dropout_gan(seed=3), "its seed was 0, and is 3 now"),
    ],
)
def test_another_games_run_is_refused(subject, tmp_path, make, said):
    subject.forget()
    subject.train(tmp_path, epochs=1)
    other = make()
    before = state(other)
    with pytest.raises(ValueError, match=f"holds another run: {said}. Make the game as it was, or choose another"):
        other.fit(subject.points, steps_per_epoch=STEPS, callbacks=[Checkpoints(tmp_path)], verbose=0)
    assert_same(state(other), before)


def test_other_batches_are_another_run(subject, tmp_path):
    subject.forget()
    subject.train(tmp_path, epochs=1)
    with pytest.raises(ValueError, match="its batches was .*16.*, and is .*8.* now"):
        subject.train(tmp_path, x=data.stream(np.zeros((64, 2), "float32"), batch_size=8))


def test_two_trainings_in_one_folder_are_noticed(subject, tmp_path):
    class Intruder(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            (tmp_path / "step-0000000999.npz").touch()

    subject.forget()
    with pytest.raises(RuntimeError, match="Another training keeps its checkpoints in .* too"):
        subject.train(tmp_path, Intruder())


def test_time_decides_when_a_checkpoint_is_due(subject, tmp_path):
    subject.forget()
    subject.gan.steps_per_call = 1
    rare = [Checkpoints(tmp_path, every_seconds=1e6), Kill(7)]
    with pytest.raises(Killed):
        subject.gan.fit(subject.points, steps_per_epoch=9, callbacks=rare, verbose=0)
    assert not list(tmp_path.iterdir())
    subject.forget()
    subject.gan.fit(subject.points, steps_per_epoch=9, callbacks=rare[:1], verbose=0)
    assert [path.name for path in tmp_path.iterdir()] == ["step-0000000009.npz"]
    with pytest.raises(ValueError, match="every_seconds is -1; expected"):
        Checkpoints(tmp_path, every_seconds=-1)


def test_a_live_training_goes_on_after_stop(subject, tmp_path):
    subject.forget()
    subject.gan.steps_per_call = 1
    subject.gan.fit(subject.points, steps_per_epoch=10, verbose=0)
    expected = state(subject.gan)
    subject.forget()
    kept = Checkpoints(tmp_path)
    assert live.train(subject.gan, subject.points, 10, callbacks=[kept, Stop(4)]).wait(60).state == "stopped"
    subject.forget(restart=True)
    assert live.train(subject.gan, subject.points, 10, callbacks=[kept]).wait(60).state == "finished"
    assert_same(state(subject.gan), expected)


def test_damage_of_any_kind_is_noticed(tmp_path, rng):
    """A file that is cut or changed anywhere is refused, or reads as what was written."""
    path = tmp_path / "step-0000000001.npz"
    moment = Moment({"step": 7}, {"d_loss": rng.normal(size=3)}, [rng.normal(size=20)])
    checkpoints.save(path, types.SimpleNamespace(moment=lambda: moment), format=1)
    sound = path.read_bytes()
    damaged = [sound[:length] for length in range(0, len(sound), 7)]
    for place in range(0, len(sound), 3):
        damaged.append(sound[:place] + bytes([sound[place] ^ 255]) + sound[place + 1 :])
    refused = 0
    for content in damaged:
        path.write_bytes(content)
        try:
            header, read = checkpoints.read(path)
        except Exception:
            refused += 1
            continue
        assert header["format"] == 1 and read.place == moment.place and set(read.losses) == {"d_loss"}
        assert_same([*read.values, read.losses["d_loss"]], [*moment.values, moment.losses["d_loss"]])
    assert refused > len(damaged) / 2


def wired(source, policy="float32"):
    """A functional discriminator whose last layer takes the output of one of two hidden layers."""
    x = keras.Input((2,))
    hidden = [keras.layers.Dense(4)(x), keras.layers.Dense(4, dtype=policy)(x)]
    discriminator = keras.Model(x, keras.layers.Dense(1)(keras.layers.Add()([hidden[0], hidden[source]])))
    gan = GAN(networks.dense_generator(2, (4,), (2,), activation=None), discriminator)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    return gan


def test_the_same_lines_give_the_same_configuration_again():
    first = configuration(wired(1))
    assert not list(differences(first, configuration(wired(1))))
    assert list(differences(first, configuration(wired(0))))
    assert "float16" in next(differences(first, configuration(wired(1, "mixed_float16"))))


def test_a_saved_game_with_dropout_goes_on_as_if_it_had_not_been_saved(subject, tmp_path):
    gan = subject.gan
    gan.fit(subject.points, steps_per_epoch=3, verbose=0)
    gan.save(tmp_path / "gan.keras")
    gan.save_weights(tmp_path / "gan.weights.h5")
    again = keras.saving.load_model(tmp_path / "gan.keras")
    for game in (gan, again):
        game.fit(subject.points, steps_per_epoch=3, verbose=0)
    assert_same(state(gan), state(again))
    again.load_weights(tmp_path / "gan.weights.h5")
    again.fit(subject.points, steps_per_epoch=3, verbose=0)
    assert_same(state(gan), state(again))


def test_a_game_that_was_not_trained_was_not_cut_short(make_gan):
    assert make_gan().cut_short is None
