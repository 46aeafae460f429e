"""Habits from Keras and from other notebooks, and what is set anew: acts, or is refused in a sentence that helps."""

import pathlib

import ganedu
from ganedu import GAN, InfoGAN, data, live, networks, objectives, optimizers, penalties, priors
import keras
from keras import layers
import numpy as np
import pytest
import tensorflow as tf
from test_foreseeable_mistakes import SHAPE, game, labelled, refused

pytestmark = pytest.mark.filterwarnings("ignore:.*pictures are few")


@pytest.fixture
def images(rng):
    return rng.uniform(-1.0, 1.0, (40, *SHAPE)).astype("float32")


def batches(*arrays):
    return tf.data.Dataset.from_tensor_slices(arrays if len(arrays) > 1 else arrays[0]).batch(8)


# What is set anew.


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("objective", "hinge", "objective is 'hinge'; expected an Objective"),
        ("penalty", None, "penalty is None; expected one of ganedu.penalties"),
        ("penalty", 10.0, "penalty is 10.0; expected one of ganedu.penalties"),
        ("d_turns", 0, "d_turns is 0; expected a positive integer"),
        ("d_turns", 2.0, "d_turns is 2.0; expected a positive integer"),
        ("g_turns", -1, "g_turns is -1; expected a positive integer"),
        ("seed", "a", "seed is 'a'; expected an integer"),
        ("seed", None, "seed is None; expected an integer"),
        ("seed", 2**63, "seed is 9223372036854775808; expected an integer"),
        ("prior", priors.normal(5), "draws z of 5 coordinates and the generator takes 4"),
        ("generator", networks.dense_generator(4, (8,), SHAPE), "generator cannot be exchanged"),
        ("discriminator", networks.dense_discriminator(SHAPE, (8,)), "discriminator cannot be exchanged"),
    ],
)
def test_what_is_set_anew_is_checked(name, value, words, images):
    gan = game()
    before = getattr(gan, name)
    refused(lambda: setattr(gan, name, value), words)
    assert getattr(gan, name) is before
    gan.fit(images, batch_size=8, verbose=0)


@pytest.mark.parametrize(("name", "value"), [("seed", 1.5), ("d_turns", 0), ("penalty", None)])
def test_at_first_as_anew(name, value):
    refused(lambda: game(**{name: value}), f"{name} is {value}; expected")


def test_a_steered_number_is_checked_too():
    refused(lambda: game().steer({"d_turns": 0}), "d_turns is 0")
    prior = priors.coded(2, categories=(3,))
    gan = InfoGAN(
        networks.dense_generator(5, (8,), SHAPE),
        networks.dense_discriminator(SHAPE, (8,)),
        networks.recogniser(SHAPE, (3,), channels=4),
        prior=prior,
    )
    refused(lambda: setattr(gan, "weight", -1), "weight is -1; expected a number of at least 0")


def test_a_penalty_that_a_discriminator_forbids_cannot_be_given_later():
    gan = game(discriminator=networks.dcgan_discriminator(SHAPE, 4, batch_norm=True))
    refused(lambda: setattr(gan, "penalty", penalties.r1(1.0)), "depend on the whole batch")


@pytest.mark.parametrize("start", ["zeros", "glorot_uniform"])
def test_batch_normalisation_in_front_of_zeros_is_seen(start):
    discriminator = keras.Sequential(
        [
            keras.Input(SHAPE),
            layers.Flatten(),
            layers.BatchNormalization(),
            layers.Dense(1, kernel_initializer=start),
        ]
    )
    refused(lambda: game(discriminator=discriminator, penalty=penalties.r1(1.0)), "depend on the whole batch")


@pytest.mark.parametrize(
    "penalty", [penalties.r1(1.0) + penalties.r2(1.0), penalties.lazy(penalties.r1(1.0)), penalties.none]
)
def test_a_weight_that_would_do_nothing_cannot_be_set(penalty):
    with pytest.raises(AttributeError, match="made of others and has no weight itself"):
        penalty.weight = 5.0
    with pytest.raises(AttributeError):
        penalties.lazy(penalties.r1(1.0)).every = 1


# Teams and optimizers.


def frozen(network):
    network.trainable = False
    return network


def test_a_frozen_player_is_refused():
    refused(lambda: game(discriminator=frozen(networks.dense_discriminator(SHAPE, (8,)))), "no weights to train")
    refused(lambda: game(generator=frozen(networks.dense_generator(4, (8,), SHAPE))), "no weights to train")


def test_freezing_after_compile_asks_for_another_compile(images):
    gan = game()
    gan.discriminator.layers[-1].trainable = False
    refused(lambda: gan.fit(images, batch_size=8), "call compile again")
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    kept = gan.discriminator.layers[-1].get_weights()
    gan.fit(images, batch_size=8, verbose=0)
    for before, after in zip(kept, gan.discriminator.layers[-1].get_weights(), strict=True):
        np.testing.assert_array_equal(before, after)


def test_a_layer_in_both_players_is_refused():
    shared = layers.Dense(8)
    generator = keras.Sequential([keras.Input((8,)), shared, layers.Dense(64), layers.Reshape(SHAPE)])
    discriminator = keras.Sequential([keras.Input(SHAPE), layers.Flatten(), layers.Dense(8), shared, layers.Dense(1)])
    refused(lambda: game(generator=generator, discriminator=discriminator), "shares weights")


def test_optimizers_of_another_game_are_refused():
    optimizers = keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)
    first, second = game(compiled=False), game(compiled=False)
    first.compile(*optimizers)
    first.compile(*optimizers)
    refused(lambda: second.compile(*optimizers), "built for other weights")


def test_networks_in_each_others_place():
    refused(
        lambda: GAN(networks.dense_discriminator(SHAPE, (8,)), networks.dense_generator(4, (8,), SHAPE)),
        "takes the generator first",
    )


def test_a_discriminator_of_any_size_is_taken(images):
    anything = keras.Sequential(
        [keras.Input((None, None, 1)), layers.Conv2D(4, 3), layers.GlobalAveragePooling2D(), layers.Dense(1)]
    )
    game(discriminator=anything).fit(images, batch_size=8, verbose=0)


# Habits from Keras.


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda gan, x: gan.compile(loss="mse"), "brings its losses .* loss is not among them"),
        (lambda gan, x: gan.compile(optimizer="adam"), "optimizer is not among them"),
        (lambda gan, x: gan.compile(), "with an optimizer for each team"),
        (lambda gan, x: gan.compile(keras.optimizers.Adam()), "with an optimizer for each team"),
        (lambda gan, x: gan.compile(*two(), steps_per_execution=2.5), "steps_per_execution is 2.5; expected"),
        (lambda gan, x: gan.fit(x, np.zeros(40)), r"fit\(\(images, labels\)\)"),
        (lambda gan, x: gan.fit(x, validation_data=x), "fit has no validation_data"),
        (lambda gan, x: gan.fit(x, shuffle=True, class_weight={}), "fit has no shuffle, class_weight"),
        (lambda gan, x: gan.fit(x, steps_per_epoch=-1), "steps_per_epoch is -1; expected"),
        (lambda gan, x: gan.fit(x, steps_per_epoch=192 / 64), "steps_per_epoch is 3.0; expected a whole number"),
        (lambda gan, x: gan.fit(x, epochs=0), "epochs is 0; expected"),
        (lambda gan, x: gan.fit(x, epochs=1.5), "epochs is 1.5; expected"),
        (lambda gan, x: gan.fit(x, batch_size="16"), "batch_size is '16'; expected a positive integer"),
        (lambda gan, x: gan.fit(x, batch_size=16.0), "batch_size is 16.0; expected a positive integer"),
        (lambda gan, x: gan.fit(x, batch_size=0), "batch_size is 0; expected a positive integer"),
        (lambda gan, x: gan.fit(x, batch_size=8, callbacks=[keras.callbacks.TerminateOnNaN]), "make one of it"),
        (lambda gan, x: gan.fit(x, batch_size=8, callbacks=[print]), "expected Keras callbacks"),
        (lambda gan, x: gan.fit(x, batch_size=8, callbacks=keras.callbacks.EarlyStopping()), "watches val_loss"),
        (
            lambda gan, x: gan.fit(x, batch_size=8, callbacks=keras.callbacks.EarlyStopping("g_loss")),
            "mode 'auto'; a game is not validated",
        ),
        (lambda gan, x: gan.evaluate(x), "a game of several networks"),
        (lambda gan, x: gan.predict(x), "a game of several networks"),
        (lambda gan, x: gan(x), "a game of several networks"),
        (lambda gan, x: gan.train_on_batch(x), "train it with fit"),
        (lambda gan, x: gan.export("here"), "ends in .keras"),
        (lambda gan, x: gan.samples(0), "count is 0; expected a positive integer"),
        (lambda gan, x: gan.samples(-3), "count is -3; expected a positive integer"),
        (lambda gan, x: gan.samples("64"), "count is '64'; expected a positive integer"),
        (lambda gan, x: gan.generate("noise"), "z is 'noise'; expected"),
        (lambda gan, x: gan.load_weights("nothing.weights.h5"), "nothing.weights.h5 is missing from the folder"),
        (lambda gan, x: setattr(gan, "d_optimizer", optimizers.Adam(1e-3)), "call compile again"),
        (lambda gan, x: gan.fit("my_pictures"), "size=64. reads the pictures"),
        (lambda gan, x: gan.fit(pathlib.Path("my_pictures")), "size=64. reads the pictures"),
        (lambda gan, x: gan.save("gan.h5"), "ends in .keras"),
        (lambda gan, x: live.train(gan, x, -1), "steps is -1; expected a positive integer"),
        (lambda gan, x: live.train(gan, x, 2.5), "steps is 2.5; expected a positive integer"),
        (lambda gan, x: live.train(gan.generator, x, 5), "expected a compiled game"),
    ],
)
def test_habits_from_keras(call, words, images):
    gan = game()
    refused(lambda: call(gan, images), words)
    assert gan.turns.numpy().tolist() == [0, 0]


def two():
    return keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)


def test_weights_of_another_game_of_the_kind_can_be_loaded(images, tmp_path):
    gan, other = game(), game(compiled=False)
    gan.fit(images, batch_size=8, verbose=0)
    gan.save_weights(tmp_path / "gan.weights.h5")
    with pytest.warns(UserWarning, match="compile first"):
        other.load_weights(tmp_path / "gan.weights.h5")
    for mine, theirs in zip(gan.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


# Data that goes wrong late, or comes in another form.


@pytest.mark.parametrize("train", [lambda gan, x: gan.fit(x, verbose=0), lambda gan, x: live.train(gan, x, 5).wait()])
def test_nan_late_in_the_data_ends_the_training(train, images):
    images[-1, 0, 0] = np.nan
    gan = game()
    refused(lambda: train(gan, batches(images)), "holds NaN or infinite values")
    assert all(np.isfinite(weight).all() for weight in gan.get_weights())


def test_dictionaries_and_tuples_of_one(images):
    labels = np.arange(40) % 3
    pairs = tf.data.Dataset.from_tensor_slices({"image": images, "label": labels}).batch(8)
    refused(lambda: labelled().fit(pairs), "dictionaries of image, label")
    labelled().fit(pairs.map(lambda batch: (batch["image"], batch["label"])), verbose=0)
    game().fit(tf.data.Dataset.from_tensor_slices((images,)).batch(8), verbose=0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda y: y[:, None], r"expected \(n,\): labels\[:, 0\]"),
        (lambda y: np.eye(3, dtype=int)[y], r"labels.argmax\(axis=1\)"),
        (lambda y: np.eye(3, dtype="float32")[y], r"labels.argmax\(axis=1\)"),
        (lambda y: np.array(["a", "b", "c"])[y], "labels = np.unique"),
    ],
)
@pytest.mark.parametrize("form", ["arrays", "Dataset"])
def test_labels_in_other_forms(form, change, words, images):
    labels = np.arange(40) % 3
    changed = change(labels)
    if form == "Dataset":
        if changed.dtype.kind == "U":
            pytest.skip("a Dataset of texts is refused by its dtype")
        refused(lambda: labelled().fit(batches(images, changed)), words.replace(r"expected \(n,\): ", ""))
    else:
        refused(lambda: labelled().fit((images, changed), batch_size=8), words)
    if changed.dtype.kind == "U":
        _, cured = np.unique(changed, return_inverse=True)
    else:
        cured = changed[:, 0] if changed.shape[1] == 1 else changed.argmax(axis=1)
    np.testing.assert_array_equal(cured, labels)


def test_examples_one_by_one_with_labels(images):
    one_by_one = tf.data.Dataset.from_tensor_slices((images, np.arange(40) % 3))
    refused(lambda: labelled().fit(one_by_one), "come one by one")
    refused(lambda: game().fit(one_by_one), "come one by one")
    labelled().fit(one_by_one.batch(8), verbose=0)


def test_no_examples_and_lists_of_arrays(images):
    refused(lambda: data.stream(images[:0]), "There are no examples")
    refused(lambda: game().fit([images, np.arange(40)]), r"give a tuple to fit, \(images, labels\)")


def test_pictures_of_few_grey_levels_are_asked_about():
    classes = np.arange(640, dtype="uint8").reshape(10, *SHAPE) % 10
    refused(lambda: data.stream(classes), r"reach to 9 of 255, nearly black. If white is 9, pass images / 4.5 - 1")


# Files.


class Strong(GAN):
    def __init__(self, *networks, strength=2.0, **options):
        super().__init__(*networks, **options)
        self.other = strength


@keras.saving.register_keras_serializable("tests")
class Whole(GAN):
    """Builds its own networks, so that it is made from one number."""

    def __init__(mine, latent=4):
        super().__init__(networks.dense_generator(latent, (8,), SHAPE), networks.dense_discriminator(SHAPE, (8,)))
        mine.latent = latent


def test_a_class_that_does_not_keep_what_it_takes_is_refused_before_training():
    gan = Strong(networks.dense_generator(4, (8,), SHAPE), networks.dense_discriminator(SHAPE, (8,)))
    refused(lambda: gan.compile(*two()), "write self.strength = strength in its __init__")


def test_a_class_that_builds_its_networks_is_saved(images, tmp_path):
    gan = Whole()
    gan.compile(*two())
    gan.fit(images, batch_size=8, verbose=0)
    gan.save(tmp_path / "whole.keras")
    again = ganedu.load(tmp_path / "whole.keras")
    for mine, theirs in zip(gan.get_weights(), again.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    again.fit(images, batch_size=8, verbose=0)


def test_what_is_no_file_of_a_game(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"no")
    (tmp_path / "text.keras").write_text("no")
    (tmp_path / "gan.weights.h5").write_bytes(b"no")
    refused(lambda: ganedu.load(tmp_path), "is a folder")
    refused(lambda: ganedu.load(None), "path is None")
    refused(lambda: ganedu.load(tmp_path / "picture.png"), "picture.png is no file of a game")
    refused(lambda: ganedu.load(tmp_path / "gan.weights.h5"), "load_weights")
    refused(lambda: ganedu.load(tmp_path / "text.keras"), "text.keras is damaged")


def test_a_lambda_in_a_file_is_called_by_its_name(tmp_path):
    objective = objectives.Objective(
        lambda real, fake: tf.reduce_mean(fake - real), lambda real, fake: -tf.reduce_mean(fake)
    )
    game(objective=objective).save(tmp_path / "gan.keras")
    refused(lambda: ganedu.load(tmp_path / "gan.keras"), "gan.keras holds a lambda")


@keras.saving.register_keras_serializable("tests")
class Changed(layers.Layer):
    """A layer whose class is another one when the file is read."""

    def call(self, inputs):
        return inputs


def test_a_class_that_has_changed_is_not_called_damage(tmp_path, monkeypatch):
    discriminator = keras.Sequential([keras.Input(SHAPE), Changed(), layers.Flatten(), layers.Dense(1)])
    game(discriminator=discriminator).save(tmp_path / "gan.keras")

    def other(layer, strength, **options):
        layers.Layer.__init__(layer, **options)

    monkeypatch.setattr(Changed, "__init__", other)
    said = refused(lambda: ganedu.load(tmp_path / "gan.keras"), "gan.keras cannot be loaded: .*'strength'")
    assert "damaged" not in said


def test_networks_in_half_precision_are_scaled_whatever_the_policy_is_now(images):
    keras.config.set_dtype_policy("mixed_float16")
    try:
        players = networks.dense_generator(4, (8,), SHAPE), networks.dense_discriminator(SHAPE, (8,))
    finally:
        keras.config.set_dtype_policy("float32")
    gan = GAN(*players)
    gan.compile(*two())
    assert all(isinstance(each, keras.optimizers.LossScaleOptimizer) for each in (gan.d_optimizer, gan.g_optimizer))
    gan.fit(images, batch_size=8, verbose=0)


def test_a_loaded_game_keeps_its_precision_and_its_optimizers_memory(images, tmp_path):
    gan = game()
    gan.fit(images, batch_size=8, verbose=0)
    gan.save(tmp_path / "gan.keras")
    keras.config.set_dtype_policy("mixed_float16")
    try:
        again = ganedu.load(tmp_path / "gan.keras")
    finally:
        keras.config.set_dtype_policy("float32")
    for kept, loaded in ((gan.d_optimizer, again.d_optimizer), (gan.g_optimizer, again.g_optimizer)):
        assert type(kept) is type(loaded) and int(loaded.iterations) == 5
        for mine, theirs in zip(kept.variables, loaded.variables, strict=True):
            np.testing.assert_array_equal(mine, theirs)


def test_a_weight_is_kept_in_a_file_as_it_was_given():
    again = optimizers.HistoricalAveraging.from_config(optimizers.HistoricalAveraging(1e-3, weight=0.01).get_config())
    assert again.get_config()["weight"] == 0.01
