"""The edges of the package, where something was lost, silent or misleading: each with the right value."""

import functools
import io
import pathlib
import re
import threading
import warnings

import ganedu
from ganedu import GAN, ConditionalGAN, data, live, networks, optimizers, penalties, plots, priors
from ganedu.callbacks import FailureDetectors
from ganedu.checkpoints import Checkpoints
from ganedu.parts.outputs import output_range
import keras
from keras import layers
import numpy as np
from PIL import Image
import pytest
import tensorflow as tf
import test_foreseeable_mistakes
from test_foreseeable_mistakes import FLOATS, SHAPE, labelled, refused

game = functools.partial(test_foreseeable_mistakes.game, eager=False)
pytestmark = pytest.mark.filterwarnings("ignore:.*pictures are few")


LABELS = np.arange(len(FLOATS), dtype="int32") % 3


def told(call, words):
    return refused(call, re.escape(words))


# Data whose length or shape TensorFlow does not know.


def endless():
    return tf.data.Dataset.from_tensor_slices(FLOATS).repeat().filter(lambda image: True).batch(8)


def generated():
    def batches():
        while True:
            yield FLOATS[:8]

    return tf.data.Dataset.from_generator(batches, output_signature=tf.TensorSpec((8, *SHAPE)))


@pytest.mark.parametrize("made", [endless, generated])
def test_data_of_unknown_length_is_not_counted_where_the_steps_are_given(made):
    gan = game()
    gan.fit(made(), steps_per_epoch=3, verbose=0)
    assert gan.turns.numpy().tolist() == [3, 3]


def test_data_of_unknown_length_goes_on_where_it_was():
    """Eight batches in order, in three trainings of three steps: the last begins anew after the eighth."""
    images = np.linspace(-1, 1, 16, dtype="float32")[:, None, None, None] * np.ones((1, *SHAPE), "float32")
    seen = []

    class Seen(GAN):
        def train_step(self, batches):
            tf.py_function(lambda batch: seen.append(round(float(batch[0, 0, 0, 0]), 4)), [batches[0]], [])
            return super().train_step(batches)

    gan = Seen(networks.dense_generator(4, (8,), SHAPE), networks.dense_discriminator(SHAPE, (8,)))
    gan.compile(optimizers.Adam(1e-3), optimizers.Adam(1e-3))
    dataset = tf.data.Dataset.from_tensor_slices(images).filter(lambda image: True).batch(2)
    for _ in range(3):
        gan.fit(dataset, steps_per_epoch=3, verbose=0)
    first = [round(float(value), 4) for value in images[::2, 0, 0, 0]]
    assert seen == [*first, first[0]]


def test_long_counts_and_long_ways_are_told(monkeypatch):
    monkeypatch.setattr("ganedu.games.feeding.MANY", 3)
    gan, dataset = game(), tf.data.Dataset.from_tensor_slices(FLOATS).filter(lambda image: True).batch(2)
    with pytest.warns(UserWarning, match="does not say how long it is. 3 batches are counted so far") as caught:
        gan.fit(dataset, verbose=0)
    with pytest.warns(UserWarning, match="10 steps played so far are made again"):
        gan.fit(dataset, steps_per_epoch=1, verbose=0)
    cure = re.search(r"data(\.apply\(.*?\)\)), and", str(caught[0].message))[1]
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        gan.fit(eval(f"generated(){cure}", globals()), steps_per_epoch=2, verbose=0)
    assert gan.turns[0] == 13


def above_zero():
    return networks.dense_generator(4, (8,), SHAPE, activation="relu")


class Faulty(layers.Layer):
    def call(self, inputs, training=False):
        if training:
            raise RuntimeError("my own mistake")
        return inputs


def faulty():
    return keras.Sequential([keras.Input(SHAPE), layers.Flatten(), Faulty(), layers.Dense(1)])


def test_nearly_black_samples_are_told(tmp_path):
    with pytest.warns(UserWarning, match=r"draw samples \* 127"):
        plots.save((np.arange(64).reshape(1, *SHAPE) % 3).astype("uint8"), tmp_path / "samples.png")


def once():
    """Data that can be gone through once."""
    batches = iter([FLOATS[:8]] * 5)
    return tf.data.Dataset.from_generator(lambda: batches, output_signature=tf.TensorSpec((8, *SHAPE)))


def later():
    """Data of which only the first batch is scaled."""
    scales = np.where(np.arange(len(FLOATS)) < 8, 1.0, 255.0).astype("float32")[:, None, None, None]
    return tf.data.Dataset.from_tensor_slices(FLOATS * scales).batch(8)


def test_an_end_without_bounds_and_pictures_in_255():
    linear = networks.dense_generator(4, (8,), SHAPE, activation=None)
    with pytest.warns(UserWarning, match="the generator's end has no bounds"):
        game(generator=linear).fit(tf.data.Dataset.from_tensor_slices(FLOATS * 255).batch(8), verbose=0)


@pytest.mark.parametrize("labels", [np.eye(3, dtype="float32")[LABELS], LABELS[:, None], LABELS.astype("float32")])
def test_cures_for_labels_of_a_dataset_work(labels):
    dataset = tf.data.Dataset.from_tensor_slices((FLOATS, labels)).batch(8)
    sentence = told(lambda: labelled().fit(dataset), ".map(lambda images, labels")
    cure = sentence.partition(".map(")[2].removesuffix(".").removesuffix(")")
    labelled().fit(dataset.map(eval(cure)), verbose=0)


def test_levels_of_a_mask_become_grey_levels():
    masks = (np.arange(20 * 64).reshape(20, *SHAPE) % 3).astype("uint8")
    cure = re.search("pass (.*?);", told(lambda: data.stream(masks), "reach to 2 of 255"))[1]
    (arrays,) = data.stream(eval(cure, {"images": masks})).arrays
    np.testing.assert_allclose(arrays, masks - 1.0)


def test_colours_are_shown_as_they_are(rng):
    ramp = np.linspace(-1, 1, 32 * 32 * 3, dtype="float32").reshape(1, 32, 32, 3)
    found = {}
    for name, images in {"colour": rng.permutation(ramp, axis=1), "grey": ramp[..., :1]}.items():
        shown = Image.open(io.BytesIO(plots.show_images(images).png())).convert("RGB")
        found[name] = len(shown.getcolors(2**24))
    assert found["colour"] > 300 and found["grey"] <= 64 + 8  # shades, and the greys that are kept exactly


def test_single_pictures_in_a_list_are_one_panel():
    grey = [Image.fromarray(((image[..., 0] + 1) * 127).astype("uint8")) for image in FLOATS[:4]]
    assert len(plots.show_images(grey).axes) == len(plots.show_images(list(FLOATS[:4])).axes) == 1
    assert len(plots.show_images([FLOATS, FLOATS], titles=["a", "b"]).axes) == 2


def sparse():
    return tf.data.Dataset.from_tensors(tf.sparse.from_dense(FLOATS))


def named():
    inputs = keras.Input(SHAPE)
    return keras.Model(inputs, {"logit": layers.Dense(1)(layers.Flatten()(inputs))})


def test_labels_of_few_bits_and_weights_of_examples():
    weighted = tf.data.Dataset.from_tensor_slices((FLOATS, LABELS, LABELS.astype("float32"))).batch(8)
    sentence = told(lambda: labelled().fit(weighted), "has 3 parts")
    labelled().fit(weighted.map(eval(sentence.partition(".map(")[2].removesuffix(")."))), verbose=0)
    short = tf.data.Dataset.from_tensor_slices((FLOATS, LABELS.astype("int16"))).batch(8)
    sentence = told(lambda: labelled().fit(short), "The labels have dtype int16")
    labelled().fit(short.map(eval(sentence.partition(".map(")[2].removesuffix(")."))), verbose=0)


def test_what_lies_a_little_beyond_the_range_is_cut_off():
    ramp = np.linspace(-0.98, 1.02, 64, dtype="float32").reshape(SHAPE)
    brighter = tf.data.Dataset.from_tensor_slices(np.tile(ramp, (24, 1, 1, 1))).batch(8)
    sentence = told(lambda: game().fit(brighter), "Cut off what is beyond")
    cure = sentence.partition("beyond: ")[2].removesuffix(".")
    game().fit(brighter.map(eval(f"lambda images: {cure}")), verbose=0)


def test_dictionaries_with_the_labels_first():
    dataset = tf.data.Dataset.from_tensor_slices({"attributes": LABELS, "image": FLOATS}).batch(8)
    sentence = told(lambda: labelled().fit(dataset), "(batch['image'], batch['attributes'])")
    labelled().fit(dataset.map(eval(sentence.partition(".map(")[2].removesuffix(")."))), verbose=0)


def test_counts_of_numpy():
    gan = game()
    gan.fit(FLOATS, steps_per_epoch=np.int64(2), epochs=np.int32(2), batch_size=np.int64(8), verbose=0)
    live.train(gan, data.stream(FLOATS, batch_size=8), steps=np.int64(3)).wait()
    assert gan.turns[0] == 7


def test_a_number_of_ones_own_can_be_watched_under_any_name():
    class Fid(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs["val_fid"] = 10.0 - epoch

    watch = keras.callbacks.EarlyStopping("val_fid", mode="min")
    game().fit(FLOATS, batch_size=8, epochs=2, verbose=0, callbacks=[Fid(), watch])
    told(lambda: game().fit(FLOATS, callbacks=[watch]), "watches val_fid")


@pytest.mark.parametrize(
    ("callback", "words"),
    [
        (
            lambda: keras.callbacks.EarlyStopping("g_loss", mode="min", restore_best_weights=True),
            "leave out restore_best_weights",
        ),
        (
            lambda: keras.callbacks.ModelCheckpoint(
                "best.keras", monitor="g_loss", mode="min", save_best_only=True, save_freq=2
            ),
            "leave out save_freq",
        ),
    ],
)
def test_callbacks_that_would_lose_something(callback, words):
    told(lambda: game().fit(FLOATS, callbacks=[callback()], verbose=0), words)


def test_a_run_that_was_paused_when_it_ended_goes_on_when_it_is_restarted():
    run = live.train(game(), data.stream(FLOATS, batch_size=8), steps=2_000)
    while not run.checkpoints:
        run.wait(0.05)
    run.pause()
    while run.state == "running":
        run.wait(0.01)
    run.end()
    run.rewind(run.checkpoints[0])
    assert run.wait(60).state == "finished"


def test_too_few_batches_of_unknown_number():
    short = tf.data.Dataset.from_tensor_slices(FLOATS).filter(lambda image: True).batch(8).take(1)
    told(lambda: game(d_turns=3).fit(short, steps_per_epoch=2), "fewer than 3 full batches")


@pytest.mark.parametrize(
    "dataset",
    [
        lambda: tf.data.Dataset.from_tensor_slices(FLOATS).map(
            lambda image: tf.numpy_function(lambda given: given, [image], tf.float32)
        ),
        lambda: tf.data.Dataset.from_generator(lambda: iter(FLOATS), output_types=tf.float32),
    ],
)
def test_data_of_unknown_rank_has_that_of_its_first_batch(dataset):
    gan = game()
    gan.fit(dataset().batch(8), verbose=0)
    assert gan.turns[0] == 3


@pytest.mark.parametrize("names", [["image"], ["image", "label"]])
def test_the_cure_for_dictionaries_works(names):
    dataset = tf.data.Dataset.from_tensor_slices({name: FLOATS for name in names}).batch(8)
    sentence = told(lambda: game().fit(dataset), "The batches are dictionaries of image")
    cure = eval(sentence.partition(".map(")[2].removesuffix(")."))
    game().fit(dataset.map(cure), verbose=0)


def test_few_examples_are_one_batch():
    gan = game()
    with pytest.warns(UserWarning, match="are few"):
        gan.fit(FLOATS[:3], batch_size=64, verbose=0)
    assert gan.turns.numpy().tolist() == [1, 1]
    assert next(iter(data.stream(FLOATS[:3]))).shape == (3, *SHAPE)


# Networks that do not go with the game.


def two_inputs():
    image, more = keras.Input(SHAPE), keras.Input((3,))
    return keras.Model([image, more], layers.Dense(1)(layers.Concatenate()([layers.Flatten()(image), more])))


def test_a_discriminator_of_two_inputs_is_at_fault_and_not_the_data():
    told(lambda: game(discriminator=two_inputs()), "The discriminator takes 2 inputs")


def test_a_generator_that_is_told_the_label_twice():
    generator = networks.condition_on_label(networks.dense_generator(4 + 3, (8,), SHAPE), 3)
    discriminator = networks.project_on_label(networks.dense_discriminator(SHAPE, (8,)), 3)
    prior = priors.coded(4, categories=(3,))
    told(lambda: ConditionalGAN(generator, discriminator, prior=prior), "expected z alone")


def test_networks_cannot_be_exchanged_before_compile_either():
    gan = game()
    with pytest.raises(ValueError, match="cannot be exchanged"):
        gan.discriminator = networks.dense_discriminator(SHAPE, (8,))


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (lambda h: layers.Rescaling(0.5, 0.5)(keras.ops.tanh(h)), (0.0, 1.0)),
        (lambda h: keras.ops.tanh(h) * 0.5 + 0.5, (0.0, 1.0)),
        (lambda h: 255 * keras.ops.sigmoid(h), (0.0, 255.0)),
        (lambda h: layers.Activation("tanh")(layers.BatchNormalization()(h)), (-1.0, 1.0)),
        (lambda h: layers.Reshape((1, 8))(keras.ops.tanh(h + layers.Dense(8)(h))), (-1.0, 1.0)),
        (lambda h: keras.ops.relu(h), None),
        (lambda h: 3.0 * h, None),
    ],
)
def test_a_range_by_arithmetic(end, expected):
    inputs = keras.Input((4,))
    network = keras.Model(inputs, end(layers.Dense(8)(inputs)))
    assert output_range(network) == expected
    if expected:  # what the network makes lies in it, and reaches far
        made = network(1e3 * np.random.default_rng(1).normal(size=(500, 4)).astype("float32")).numpy()
        assert np.allclose([made.min(), made.max()], expected, atol=1e-2 * (expected[1] - expected[0]))


# Files.


class Cut(priors.Prior):
    def __init__(self, latent_dim, bound):
        super().__init__(latent_dim)
        self.bound = bound

    def draw(self, shape, seed):
        return tf.clip_by_value(tf.random.stateless_normal(shape, seed), -self.bound, self.bound)


class Forgets(Cut):
    def __init__(self, latent_dim, radius):
        super().__init__(latent_dim, radius)


class Towards(penalties.Weighted):
    def __init__(self, weight, target=1.0):
        super().__init__(weight)
        self.target = target

    def __call__(self, discriminate, real, fake, seed):
        return self.weight_now * tf.reduce_mean((discriminate(real) - self.target) ** 2)


def test_own_parts_keep_what_they_were_made_from(tmp_path):
    penalty = penalties.lazy(Towards(0.5, target=5.0), every=2) + penalties.r1(0.25)
    game(prior=Cut(4, bound=0.1), penalty=penalty).save(tmp_path / "gan.keras")
    again = ganedu.load(tmp_path / "gan.keras", custom_objects=[Cut, Towards])
    assert again.prior.bound == 0.1 and np.abs(again.prior(64)).max() == np.float32(0.1)
    first, second = again.penalty.terms
    assert (first.weight, first.target, second.weight, again.penalty.penalties[0].every) == (0.5, 5.0, 0.25, 2)


def test_own_parts_that_do_not_are_refused_at_once():
    told(lambda: game(prior=Forgets(4, 3.0)), "Forgets takes radius and does not keep it: write self.radius")


def test_a_declared_range_is_kept_in_the_file(tmp_path):
    gan = game(generator=networks.dense_generator(4, (8,), SHAPE, activation=None))
    gan.generator.output_range = (0, 1)
    gan.save(tmp_path / "gan.keras")
    again = ganedu.load(tmp_path / "gan.keras")
    assert tuple(again.generator.output_range) == (0, 1)
    assert np.array_equal(again.samples(4), gan.samples(4))


def test_a_frozen_game_is_not_saved_but_told(tmp_path):
    gan = game()
    gan.generator.trainable = False
    told(lambda: gan.save(tmp_path / "gan.keras"), "set its trainable = True")
    gan.generator.trainable = True
    gan.save(tmp_path / "gan.keras")
    assert ganedu.load(tmp_path / "gan.keras").turns[0] == 0


def normalised():
    hidden = [layers.Dense(8), layers.BatchNormalization(), layers.Dense(64)]
    return keras.Sequential([keras.Input((4,)), *hidden, layers.Reshape(SHAPE)])


def test_an_exported_generator_makes_what_generate_makes(tmp_path):
    gan = game(generator=normalised())
    gan.compile(optimizers.Adam(1e-2), optimizers.Adam(1e-2, use_ema=True, ema_momentum=0.9))
    gan.fit(FLOATS, batch_size=8, epochs=2, verbose=0)
    gan.export(tmp_path / "generator.keras")
    z, plain = gan.prior(5), keras.saving.load_model(tmp_path / "generator.keras")
    assert np.allclose(plain(z), gan.generate(z), atol=1e-5)
    assert not np.allclose(gan.generator(z), gan.generate(z), atol=1e-3)


@pytest.mark.parametrize(("name", "value"), [("prior", priors.uniform(4)), ("seed", 7)])
def test_statistics_are_those_of_the_prior_and_seed_of_today(tmp_path, name, value):
    gan = game(generator=normalised())
    gan.fit(FLOATS, batch_size=8, verbose=0)
    gan.samples(4)
    setattr(gan, name, value)
    gan.save(tmp_path / "gan.keras")
    assert np.array_equal(gan.samples(8), ganedu.load(tmp_path / "gan.keras").samples(8))


def test_saving_while_it_trains_is_told(tmp_path):
    gan, saved, paused = game(), threading.Event(), threading.Event()

    class Wait(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            self.model.save(tmp_path / "within.keras")  # as ModelCheckpoint does: nothing to tell
            saved.set()
            paused.wait(60)

    thread = threading.Thread(target=lambda: gan.fit(FLOATS, batch_size=8, verbose=0, callbacks=[Wait()]))
    thread.start()
    assert saved.wait(60)
    with pytest.warns(UserWarning, match="still training"):
        gan.save(tmp_path / "gan.keras")
    paused.set()
    thread.join()


def test_a_file_that_is_there_can_be_kept(tmp_path):
    game().save(tmp_path / "gan.keras")
    told(lambda: game().save(tmp_path / "gan.keras", overwrite=False), "gan.keras is there already")
    told(lambda: ganedu.load(tmp_path / "gan"), "gan.keras is there")


def test_weights_of_other_networks(tmp_path):
    game().save_weights(tmp_path / "gan.weights.h5")
    other = game(generator=networks.dense_generator(4, (9,), SHAPE))
    told(lambda: other.load_weights(tmp_path / "gan.weights.h5"), "does not hold the weights of these networks")


# State.


class Steers(keras.callbacks.Callback):
    """Steers what a panel steers, and stops soon after."""

    def __init__(self, **values):
        super().__init__()
        self.values = values

    def on_training(self, training):
        self.training = training

    def on_train_batch_end(self, batch, logs=None):
        for name, value in self.values.items():
            self.training.steer(name, value)
        if batch > 3:
            self.training.stop()


@pytest.mark.parametrize("values", [{"r1": 3.0}, {"smoothing": 0.2}, {"d_turns": 2}])
def test_a_run_that_was_steered_and_stopped_goes_on_in_the_same_notebook(tmp_path, values, capsys):
    gan = game(penalty=penalties.r1(1.0))
    stream = data.stream(FLOATS, batch_size=8)
    gan.fit(stream, steps_per_epoch=20, callbacks=[Checkpoints(tmp_path, 0), Steers(**values)], verbose=0)
    gan.fit(stream, steps_per_epoch=20, callbacks=[Checkpoints(tmp_path, 0)], verbose=0)
    assert "holds this run at step" in capsys.readouterr().out
    assert gan.turns[1] == 20
    assert values.items() <= gan.steered().items()


def test_what_is_set_by_hand_is_another_run(tmp_path):
    gan = game(penalty=penalties.r1(1.0))
    gan.fit(FLOATS, batch_size=8, callbacks=[Checkpoints(tmp_path, 0)], verbose=0)
    gan.penalty.weight = 4.0
    again = [Checkpoints(tmp_path, 0)]
    told(lambda: gan.fit(FLOATS, batch_size=8, callbacks=again), "its penalty weight was 1.0, and is 4.0 now")


def test_going_back_with_another_penalty_changes_nothing():
    gan = game(penalty=penalties.r1(1.0))
    training = gan.training(FLOATS, batch_size=8)
    moment = training.moment()
    training.run()
    turns, weights = gan.turns.numpy().tolist(), gan.generator.get_weights()
    gan.penalty = penalties.gradient_penalty(10.0)
    told(lambda: training.go_back(moment), "was given other parts since that moment")
    assert gan.turns.numpy().tolist() == turns and training.steps_done == turns[1]
    assert all(np.array_equal(a, b) for a, b in zip(weights, gan.generator.get_weights(), strict=True))


def test_a_training_that_has_ended_is_not_told_twice():
    training = game().training(FLOATS, batch_size=8)
    history = dict(training.run().history)
    assert training.run().history == history and len(history["d_loss"]) == 1


def test_numbers_are_steered():
    training = game().training(FLOATS, batch_size=8)
    told(lambda: training.steer("d_turns", "3"), "d_turns is '3'; expected a number")


# What is given in another form than asked for.


def test_the_score_of_a_conditional_discriminator():
    prior = priors.coded(4, categories=(3,))
    discriminator = networks.project_on_label(networks.dense_discriminator(SHAPE, (8,)), 3)
    gan = ConditionalGAN(networks.dense_generator(prior.latent_dim, (8,), SHAPE), discriminator, prior=prior)
    expected = discriminator([FLOATS[:3], np.arange(3)])
    assert np.array_equal(gan.score((FLOATS[:3], [0, 1, 2])), expected)
    told(lambda: gan.score(FLOATS[:3]), "given were 1 parts")
    told(lambda: gan.score((FLOATS[:3], np.arange(3) / 2)), "int32")
    told(lambda: gan.score((FLOATS[:3], np.arange(3) + 1)), "reach from 1 to 3; with 3 classes they are 0 to 2")


@pytest.mark.parametrize("dtype", ["float32", "int32"])
def test_labels_are_scored_as_they_are_trained_on(dtype):
    """D takes them in a column, as Keras's own examples have it."""
    images, labels = keras.Input(SHAPE), keras.Input((1,), dtype=dtype)
    joint = layers.Concatenate()([layers.Flatten()(images), layers.Flatten()(layers.Embedding(3, 4)(labels))])
    prior = priors.coded(4, categories=(3,))
    discriminator = keras.Model([images, labels], layers.Dense(1)(joint))
    gan = ConditionalGAN(networks.dense_generator(prior.latent_dim, (8,), SHAPE), discriminator, prior=prior)
    expected = discriminator([FLOATS[:3], np.array([[0], [1], [2]])])
    for given in (np.arange(3), np.arange(3)[:, None], np.arange(3, dtype="int32")):
        assert np.array_equal(gan.score((FLOATS[:3], given)), expected)
    told(lambda: gan.score((FLOATS[:3], np.arange(2))), "given were 3 and 2 rows")
    assert "grey" not in told(lambda: gan.score((FLOATS[:3], np.arange(3)[:, None, None])), "given was")


def test_a_score_can_be_differentiated():
    gan, images = game(), tf.constant(FLOATS[:2])
    with tf.GradientTape() as tape:
        tape.watch(images)
        logits = gan.score(images)
    assert np.abs(tape.gradient(logits, images)).max() > 0
    told(lambda: gan.score(tf.constant(FLOATS[:2, 1:])), "D takes float32")


@pytest.mark.parametrize("given", [(FLOATS[:2] * 100).astype("uint8"), FLOATS[:2, 1:], FLOATS[0], "0.png"])
def test_what_has_no_score(given):
    told(lambda: game().score(given), "D takes float32")


def test_real_pictures_from_0_to_1_are_no_measure():
    real = np.linspace(0, 1, 2_000 * 784, dtype="float32").reshape(2_000, 28, 28, 1)
    told(lambda: live.Quality(real), "expected [-1, 1]: 2 * images - 1")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda path: plots.save(path, FLOATS), "expected save(samples, path)"),
        (lambda path: plots.save(FLOATS, "samples.psd"), "samples.psd is no picture file that can be written"),
        (lambda path: plots.save([FLOATS, LABELS], path), "expected pictures of one size, without labels"),
        (lambda path: plots.show_images((FLOATS, LABELS)), "images of (images, labels)"),
        (lambda path: plots.show_images(data.stream(FLOATS)), "next(iter(stream))"),
        (lambda path: plots.show_images(FLOATS * 200), "samples lie in"),
        (lambda path: plots.show_images(np.zeros((2, 8, 8, 4), "uint8")), "images[..., :3]"),
        (lambda path: plots.show_images(FLOATS, path), "columns is"),
        (lambda path: plots.show_images(FLOATS, titles=list("abc")), "expected one for each of 1 panels"),
        (lambda path: plots.show_images(FLOATS, width=0), "width is 0"),
        (lambda path: plots.show_images([]), "the list is empty"),
        (lambda path: plots.save((FLOATS + 1) * 127, path), "samples.astype('uint8')"),
        (lambda path: priors.normal(4)(2.5), "count is 2.5"),
        (lambda path: priors.normal(4)(0), "count is 0"),
        (lambda path: priors.normal(4)(8, seed="x"), "seed is 'x'"),
        (lambda path: data.stream(data.stream(FLOATS).arrays), "give the array itself, arrays[0]"),
        (lambda path: game().score((FLOATS * 100).astype("uint8")), "images / 127.5 - 1"),
        (lambda path: game().score(data.stream(FLOATS)), "next(iter(stream))"),
        (lambda path: live.Eye(game(), data.stream(FLOATS)), "next(iter(stream))"),
        (lambda path: game().fit((FLOATS, LABELS)), "does not fit."),
        (lambda path: game().fit(FLOATS, y=LABELS), "fit((images, labels))"),
        (lambda path: game().fit(once(), steps_per_epoch=20, verbose=0), "The data has ended"),
        (lambda path: game().fit(later(), verbose=0), "a later one far beyond"),
        (lambda path: game(generator=above_zero()).fit(FLOATS), "ends in relu, which gives nothing below 0"),
        (lambda path: game(discriminator=faulty()).fit(FLOATS), "Faulty.call(): my own mistake"),
        (lambda path: game((16, 16, 1)).fit(FLOATS), "size=(16, 16)"),
        (lambda path: plots.save(FLOATS[..., 0], path), "images[..., None]"),
        (lambda path: plots.save([FLOATS], path), "arrays[0]"),
        (lambda path: networks.dcgan_generator((64, 64, 3)), "A shape goes by its name: image_shape=(64, 64, 3)"),
        (lambda path: networks.dense_generator(4, 256), "units is 256"),
        (lambda path: networks.dcgan_generator(image_shape=(64, 64)), "without channels; expected (64, 64, 3)"),
        (lambda path: networks.project_on_label(3, game().discriminator), "a network of one input"),
        (lambda path: networks.project_on_label(game().discriminator, 1), "classes is 1"),
        (lambda path: priors.normal(4)(-1), "count is -1"),
        (lambda path: data.stream(FLOATS, seed="a"), "seed is 'a'"),
        (lambda path: data.folder(pathlib.Path(path).parent, 8, seed=None), "seed is None"),
        (lambda path: data.augmented(tf.data.Dataset.from_tensors({"image": FLOATS})), "dictionaries"),
        (lambda path: game(discriminator=named()), "The discriminator returns a dict"),
        (lambda path: game().fit(FLOATS.repeat(4, axis=-1)), "leave it out: images[..., :3]"),
        (lambda path: game((8, 8, 3)).fit(FLOATS), "channels=3"),
        (lambda path: game().fit(sparse()), "hold a SparseTensor; expected dense tensors"),
        (lambda path: plots.save(game(), path), "samples are a GAN"),
        (lambda path: plots.save(data.stream(FLOATS), path), "expected an array"),
        (lambda path: plots.save(FLOATS, path, columns=0), "columns is 0"),
        (lambda path: plots.save(FLOATS[0], path), "images[None]"),
        (lambda path: priors.coded(64, categories=(10)), "categories are 10; expected sizes"),
        (lambda path: data.augmented(data.stream(FLOATS), mirror="no"), "mirror is 'no'; expected True or False"),
        (lambda path: Checkpoints(path, "often"), "every_seconds is 'often'"),
        (lambda path: networks.dcgan_generator(image_shape=(57, 64, 64, 3)), "images.shape[1:]"),
        (
            lambda path: game().fit(FLOATS, callbacks=[FailureDetectors(held_out="others")], verbose=0),
            "data.folder('others', size=64)",
        ),
    ],
)
def test_in_a_sentence(wrong, words, tmp_path):
    told(lambda: wrong(str(tmp_path / "samples.png")), words)


def test_a_file_in_the_place_of_the_checkpoints(tmp_path):
    pathlib.Path(tmp_path, "runs").touch()
    told(lambda: game().fit(FLOATS, callbacks=[Checkpoints(tmp_path / "runs")], verbose=0), "runs is a file")


def test_samples_from_0_to_1_are_told(tmp_path):
    with pytest.warns(UserWarning, match=r"take 2 \* samples - 1"):
        plots.save((FLOATS + 1) / 2, tmp_path / "samples.png")


# What layers ask for beside the losses.


@pytest.mark.parametrize("team", ["discriminator", "generator"])
def test_regularizers_of_weights_are_added(team):
    """Beside stock Keras's gradient of an L2 term, 2 · share · w, one step of SGD further."""

    def after_a_step(share):
        keras.utils.set_random_seed(0)
        regularizer = keras.regularizers.L2(share) if share else None
        make = {
            "generator": networks.dense_generator(4, (8,), SHAPE),
            "discriminator": networks.dense_discriminator(SHAPE),
        }
        layer = next(layer for layer in make[team].layers if isinstance(layer, layers.Dense))
        layer.kernel.regularizer = regularizer
        before = layer.kernel.numpy()
        gan = GAN(make["generator"], make["discriminator"])
        gan.compile(keras.optimizers.SGD(0.1), keras.optimizers.SGD(0.1))
        losses = gan.fit(FLOATS, batch_size=8, steps_per_epoch=1, verbose=0).history
        return before, layer.kernel.numpy(), losses[f"{team[0]}_loss"]

    before, plain, loss = after_a_step(0.0)
    _, pulled, same = after_a_step(0.5)
    np.testing.assert_allclose(pulled, plain - 0.1 * 2 * 0.5 * before, atol=1e-5)
    assert loss == same, "the loss that is told is the game's"


@pytest.mark.parametrize("rate", [float("nan"), -1.0])
def test_a_rate_that_is_none(rate):
    gan = game()
    gan.g_optimizer.learning_rate = rate
    told(lambda: gan.fit(FLOATS, verbose=0), f"The learning_rate of g_optimizer is {rate}")


def test_nan_in_the_first_step_ends_a_training_with_callbacks(tmp_path):
    """An epoch without a step has no losses to tell."""
    gan, detectors = game(), FailureDetectors(report=lambda sentence: None)
    gan.compile(keras.optimizers.SGD(1e20), keras.optimizers.SGD(1e20))
    before = gan.get_weights()
    kept = keras.callbacks.ModelCheckpoint(tmp_path / "{epoch}-{g_loss:.2f}.keras")
    history = gan.fit(FLOATS, batch_size=8, epochs=2, verbose=0, callbacks=[detectors, kept])
    assert [name for _, name, _ in detectors.findings] == ["NaN"] and not history.epoch
    assert not list(tmp_path.iterdir())
    for old, new in zip(before, gan.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_nan_at_the_end_of_a_short_training():
    class Break(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 1:
                self.model.g_optimizer.learning_rate = float("nan")

    gan, detectors = game(), FailureDetectors(report=lambda sentence: None)
    gan.fit(FLOATS, batch_size=8, epochs=2, steps_per_epoch=3, verbose=0, callbacks=[Break(), detectors])
    assert [(step, name) for step, name, _ in detectors.findings] == [(6, "NaN")]
    assert all(np.isfinite(weight).all() for weight in gan.get_weights())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda gan: gan.fit(FLOATS, steps=3), "fit calls it steps_per_epoch=3"),
        (lambda gan: gan.generate(16), "as gan.prior(16) draws"),
        (lambda gan: gan.fit(batch for batch in [FLOATS]), "from_generator(make, output_signature="),
        (lambda gan: gan.fit([FLOATS[:, 0, 0], LABELS]), "give a tuple to fit, (images, labels)"),
        (
            lambda gan: networks.dcgan_generator(width=8),
            "dcgan_generator takes no width; it takes latent_dim",
        ),
    ],
)
def test_words_that_are_nearly_right(call, words):
    told(lambda: call(game()), words)


def test_size_and_channels_have_one_cure():
    colours = np.zeros((16, 32, 32, 3), "float32") + np.linspace(-1, 1, 16, dtype="float32")[:, None, None, None]
    gan = game((28, 28, 1))
    told(lambda: gan.fit(colours, verbose=0), "data.folder(path, size=(28, 28), channels=1)")


@pytest.mark.parametrize("momentum", [0.5, 0.99, 1.0])
def test_statistics_of_a_layer_that_is_used_twice(momentum):
    """The mean over its uses, weighted as Keras weights them; with momentum 1 those that there are."""
    keras.utils.set_random_seed(0)
    norm, first, second = layers.BatchNormalization(momentum=momentum), layers.Dense(4), layers.Dense(4)
    z = keras.Input((4,))
    images = layers.Reshape(SHAPE)(layers.Dense(64)(norm(second(norm(first(z)) * 3.0 + 1.0))))
    gan = game(generator=keras.Model(z, images))
    gan.fit(FLOATS, batch_size=8, steps_per_epoch=2, verbose=0)
    moving = norm.moving_mean.numpy(), norm.moving_variance.numpy()
    inputs = gan.sampler._usual_inputs()
    one = first(inputs)
    two = second(norm(one, training=True) * 3.0 + 1.0)
    means, variances = ([np.asarray(call(part, axis=0)) for part in (one, two)] for call in (np.mean, np.var))
    expected = moving
    if momentum < 1.0:
        expected = [(momentum * a + b) / (1.0 + momentum) for a, b in (means, variances)]
    drawn = gan.sampler.network()
    found = next(layer for layer in drawn._flatten_layers() if isinstance(layer, layers.BatchNormalization))
    np.testing.assert_allclose(found.moving_mean, expected[0], rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(found.moving_variance, expected[1], rtol=1e-3, atol=1e-3)


def test_a_frozen_batch_normalisation_goes_with_a_penalty():
    norm = layers.BatchNormalization(trainable=False)
    judge = keras.Sequential([keras.Input(SHAPE), layers.Flatten(), norm, layers.Dense(1)])
    gan = game(discriminator=judge, penalty=penalties.r1(1.0))
    assert np.isfinite(gan.fit(FLOATS, batch_size=8, steps_per_epoch=1, verbose=0).history["d_loss"]).all()
