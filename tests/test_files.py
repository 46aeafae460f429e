"""Files that are whole or as they were, and averages that follow the weights."""

import functools
import pathlib
import re
import subprocess
import sys

import ganedu
from ganedu import GAN, data, live, networks, optimizers
import keras
from keras import layers
import numpy as np
import pytest
import test_foreseeable_mistakes
from test_foreseeable_mistakes import FLOATS, refused

game = functools.partial(test_foreseeable_mistakes.game, eager=False)
pytestmark = pytest.mark.filterwarnings("ignore:.*pictures are few")


def told(call, words):
    return refused(call, re.escape(words))


def averaging(epochs=1, **options):
    """A game that has been trained, whose samples are drawn from averages."""
    gan = game(**options)
    gan.compile(optimizers.Adam(1e-2), optimizers.Adam(1e-2, use_ema=True, ema_momentum=0.9))
    gan.fit(FLOATS, batch_size=8, epochs=epochs, verbose=0)
    return gan


class Untold(keras.Model):
    """Takes an argument that its configuration leaves out."""

    def __init__(self, width, **options):
        super().__init__(**options)
        self.dense = layers.Dense(width)

    def call(self, inputs):
        return self.dense(inputs)


def untold():
    with pytest.warns(UserWarning, match="Untold does not tell its arguments.*trained and not saved"):
        return game(generator=keras.Sequential([keras.Input((4,)), Untold(64), layers.Reshape(FLOATS.shape[1:])]))


def test_a_network_that_cannot_be_saved_is_told_at_once_and_destroys_no_file(tmp_path):
    good = averaging()
    good.save(tmp_path / "gan.keras")
    gan = untold()
    gan.fit(FLOATS, batch_size=8, verbose=0)
    told(lambda: gan.save(tmp_path / "gan.keras"), "Give Untold a get_config")
    assert np.array_equal(ganedu.load(tmp_path / "gan.keras").samples(4), good.samples(4))
    assert [path.name for path in tmp_path.iterdir()] == ["gan.keras"]


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path, monkeypatch):
    good = averaging()
    good.save(tmp_path / "gan.keras")
    good.export(tmp_path / "generator.keras")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def full(model, path, **options):
        pathlib.Path(path).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keras.Model, "save", full)
    for write in (lambda: good.save(tmp_path / "gan.keras"), lambda: good.export(tmp_path / "generator.keras")):
        with pytest.raises(OSError, match="No space"):
            write()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_exported_dcgan_is_loaded_without_ganedu(tmp_path):
    gan = GAN(networks.dcgan_generator(4, 4, (8, 8, 1)), networks.dcgan_discriminator((8, 8, 1), 4))
    gan.compile(optimizers.Adam(1e-2), optimizers.Adam(1e-2, use_ema=True))
    gan.fit(FLOATS, batch_size=8, verbose=0)
    gan.export(tmp_path / "generator.keras")
    np.save(tmp_path / "z.npy", gan.prior(4))
    program = (
        "import sys, keras, numpy as np\n"
        "made = keras.models.load_model('generator.keras')(np.load('z.npy'))\n"
        "assert not any(name.startswith('ganedu') for name in sys.modules)\n"
        "np.save('made.npy', made)\n"
    )
    subprocess.run([sys.executable, "-P", "-c", program], cwd=tmp_path, check=True, capture_output=True)
    np.testing.assert_allclose(np.load(tmp_path / "made.npy"), gan.generate(gan.prior(4)), atol=1e-5)


def test_a_generator_with_a_function_of_its_own_is_exported(tmp_path):
    doubled = [layers.Dense(64), layers.Lambda(lambda h: 2.0 * h), layers.Reshape(FLOATS.shape[1:])]
    gan = game(generator=keras.Sequential([keras.Input((4,)), *doubled]))
    gan.export(tmp_path / "generator.keras")
    made = keras.saving.load_model(tmp_path / "generator.keras", safe_mode=False)
    np.testing.assert_allclose(made(gan.prior(4)), gan.generate(gan.prior(4)), atol=1e-6)


def changed(gan):
    return not np.allclose(gan.generate(gan.prior(4)), gan.generator(gan.prior(4)), atol=1e-6)


HOW = ["set_weights", "assign", "file of the network", "file of an uncompiled game", "file of plain Adam"]


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("how", HOW)
def test_samples_are_drawn_from_weights_that_are_put_in(how, loaded, tmp_path):
    """Without a look at the samples in between."""
    gan = averaging()
    if loaded:
        gan.save(tmp_path / "gan.keras")
        gan = ganedu.load(tmp_path / "gan.keras")
    other = game(compiled=False)
    values = [value + 1.0 for value in other.generator.get_weights()]
    other.generator.set_weights(values)
    if how == "set_weights":
        gan.generator.set_weights(values)
    elif how == "assign":
        for weight, value in zip(gan.generator.weights, values, strict=True):
            weight.assign(value)
    elif how == "file of the network":
        other.generator.save_weights(tmp_path / "g.weights.h5")
        gan.generator.load_weights(tmp_path / "g.weights.h5")
    else:
        if how == "file of plain Adam":
            other.compile(*two())
            other.fit(FLOATS, batch_size=8, verbose=0)
        other.save_weights(tmp_path / "gan.weights.h5")
        with pytest.warns(UserWarning, match="does not hold the numbers of optimizers like these"):
            gan.load_weights(tmp_path / "gan.weights.h5")
    np.testing.assert_allclose(gan.generate(gan.prior(4)), other.generate(gan.prior(4)), atol=1e-6)
    gan.generator.set_weights(values)
    gan.save(tmp_path / "gan.keras")
    assert np.array_equal(ganedu.load(tmp_path / "gan.keras").samples(4), gan.samples(4))
    gan.fit(FLOATS, batch_size=8, verbose=0)
    assert changed(gan)


def test_a_permutation_is_a_change_too():
    gan = averaging()
    *rest, kernel, bias = gan.generator.get_weights()
    gan.generator.set_weights([*rest, kernel[:, ::-1], bias[::-1]])
    assert not changed(gan)


def test_a_callback_that_restores_the_best_weights():
    gan = game()
    gan.compile(optimizers.Adam(1e-2), optimizers.Adam(1e-2, use_ema=True, ema_momentum=0.9))
    best = [weight + 1.0 for weight in gan.generator.get_weights()]

    class Best(keras.callbacks.Callback):
        def on_train_end(self, logs=None):
            self.model.generator.set_weights(best)

    gan.fit(FLOATS, batch_size=8, verbose=0, callbacks=[Best()])
    assert not changed(gan)


def test_going_back_restores_averages_too(tmp_path):
    gan = averaging()
    run = live.train(gan, data.stream(FLOATS, batch_size=8), steps=200).wait()
    before = gan.samples(4)
    gan.generator.set_weights([weight + 1.0 for weight in gan.generator.get_weights()])
    assert not np.allclose(gan.samples(4), before)
    run.rewind(run.checkpoints[-1])
    run.wait()
    assert np.array_equal(gan.samples(4), before)


def test_averages_stay_where_a_file_holds_them(tmp_path):
    """Also where both games have had as many turns."""
    gan, other = averaging(), averaging(generator=networks.dense_generator(4, (8,), FLOATS.shape[1:]), seed=1)
    gan.save_weights(tmp_path / "gan.weights.h5")
    assert not np.array_equal(gan.samples(4), other.samples(4))
    other.load_weights(tmp_path / "gan.weights.h5")
    assert np.array_equal(gan.samples(4), other.samples(4))
    with pytest.warns(UserWarning, match="holds the optimizers too"):
        game(compiled=False).load_weights(tmp_path / "gan.weights.h5")
    gan.save(tmp_path / "gan.keras")
    again = averaging(2)
    again.load_weights(tmp_path / "gan.keras")
    assert np.array_equal(gan.samples(4), again.samples(4))


def test_a_file_that_does_not_fit_changes_nothing(tmp_path):
    averaging().save_weights(tmp_path / "gan.weights.h5")
    gan = averaging(discriminator=networks.dense_discriminator(FLOATS.shape[1:], (9,)))
    before = [variable.numpy() for variable in gan.everything_trained()]
    told(lambda: gan.load_weights(tmp_path / "gan.weights.h5"), "does not hold the weights of these networks")
    for variable, value in zip(gan.everything_trained(), before, strict=True):
        np.testing.assert_array_equal(variable, value)


class Scaled(keras.Model):
    """Has an argument that Keras does not keep and that changes no shape."""

    def __init__(self, gain=1.0, **options):
        super().__init__(**options)
        self.gain, self.dense = gain, layers.Dense(64)

    def call(self, inputs):
        return self.gain * self.dense(inputs)


def test_a_network_that_would_come_back_as_another_one():
    parts = [Scaled(5.0), layers.Reshape(FLOATS.shape[1:])]
    with pytest.warns(UserWarning, match="does not keep what Scaled was given, gain"):
        game(generator=keras.Sequential([keras.Input((4,)), *parts]))


class Narrow(keras.layers.Layer):
    """Takes nothing that Keras adds."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(64)

    def call(self, inputs):
        return self.dense(inputs)


def test_a_layer_that_a_file_cannot_make_is_told_at_once():
    parts = [Narrow(), layers.Reshape(FLOATS.shape[1:])]
    with pytest.warns(UserWarning, match="A file with Narrow could not be loaded.*take \\*\\*options"):
        game(generator=keras.Sequential([keras.Input((4,)), *parts]))


def test_numbers_of_an_optimizer_that_are_set_anew_act(tmp_path):
    gan = averaging()
    gan.g_optimizer.beta_1 = gan.g_optimizer.ema_momentum = 0.0
    gan.save(tmp_path / "gan.keras")
    again = ganedu.load(tmp_path / "gan.keras")
    for each in (gan, again):
        each.fit(FLOATS, batch_size=8, verbose=0)
    assert not changed(gan) and np.array_equal(gan.samples(4), again.samples(4))


def test_where_weights_are_saved(tmp_path):
    told(lambda: game().save_weights(tmp_path / "gan.keras"), "ends in .weights.h5")
    told(lambda: game().save_weights(tmp_path / "nowhere" / "gan.weights.h5"), "nowhere is missing; make it first")
    told(lambda: game().save(3), "The path is 3")


def test_what_is_no_file_of_weights(tmp_path):
    (tmp_path / "bad.weights.h5").write_text("hello")
    (tmp_path / "notes.txt").write_text("hello")
    for path, words in (
        (tmp_path / "bad.weights.h5", "bad.weights.h5 is damaged"),
        (tmp_path / "notes.txt", "notes.txt is no file of weights; expected one that ends in .weights.h5"),
        (tmp_path, "is no file of weights"),
        (None, "The path is None"),
    ):
        told(lambda path=path: game().load_weights(path), words)


def test_custom_objects_in_any_form(tmp_path):
    game().save(tmp_path / "gan.keras")
    for given in (Untold, [Untold], {"Untold": Untold}, None):
        ganedu.load(tmp_path / "gan.keras", given)
    told(lambda: ganedu.load(tmp_path / "gan.keras", 3), "custom_objects is 3; expected classes by name")


def test_while_it_trains_a_game_is_not_changed():
    gan, told_so = game(), []

    class Ask(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            gan.trained_in += 1  # as if this were another thread
            for call in (lambda: gan.compile(*two()), lambda: gan.load_weights("gan.weights.h5")):
                with pytest.raises((RuntimeError, ValueError), match="trained already|missing"):
                    call()
                told_so.append(True)
            gan.trained_in -= 1

    gan.fit(FLOATS, batch_size=8, verbose=0, callbacks=[Ask()])
    assert told_so


def two():
    return optimizers.Adam(1e-3), optimizers.Adam(1e-3)


def test_a_program_that_ends_while_it_trains(tmp_path):
    program = (
        "from ganedu import GAN, live, networks, optimizers\n"
        "import numpy as np\n"
        "gan = GAN(networks.dense_generator(4, (8,), (8, 8, 1)), networks.dense_discriminator((8, 8, 1), (8,)))\n"
        "gan.compile(optimizers.Adam(1e-3), optimizers.Adam(1e-3))\n"
        "ramp = np.linspace(-1, 1, 64, dtype='float32').reshape(1, 8, 8, 1)\n"
        "live.train(gan, np.tile(ramp, (1_000, 1, 1, 1)), 10**6)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert re.search(r"The training was stopped at step [\d,]+ of 1,000,000, where the program ended", ended.stdout)


def test_an_export_does_not_replace_a_game(tmp_path):
    gan = game()
    gan.save(tmp_path / "gan.keras")
    told(lambda: gan.export(tmp_path / "gan.keras"), "gan.keras holds a GAN, which would be lost")
    ganedu.load(tmp_path / "gan.keras")
    for _ in range(2):
        gan.export(tmp_path / "generator.keras")
    told(lambda: ganedu.load(tmp_path / "gam.keras"), "gan.keras is there")


def test_weights_of_other_layers_are_refused_whole(tmp_path):
    """Keras loads what has the same place, and leaves a layer more without a word."""
    deeper = keras.Sequential(
        [keras.Input((4,)), *networks.dense_generator(4, (8,), (8, 8, 1)).layers, layers.Conv2D(1, 1)]
    )
    other = game(generator=deeper)
    other.save_weights(tmp_path / "other.weights.h5")
    gan = game()
    before = gan.get_weights()
    told(lambda: gan.load_weights(tmp_path / "other.weights.h5"), "does not hold the weights of these networks")
    assert all(np.array_equal(old, new) for old, new in zip(before, gan.get_weights(), strict=True))


def test_a_file_of_weights_that_ends_early_is_damaged(tmp_path):
    gan, path = game(), tmp_path / "gan.weights.h5"
    gan.save_weights(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    told(lambda: gan.load_weights(path), "gan.weights.h5 is damaged")
