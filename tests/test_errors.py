"""Bad input gets one sentence before training starts, with nothing lost."""

import pathlib
import re

import ganedu
from ganedu import GAN, Game, budget, data, load, metrics, networks, objectives, penalties, priors
from ganedu.numbers import type_of
import keras
import numpy as np
import pytest
import tensorflow as tf


def build(**changes):
    parts = {"generator": networks.dense_generator(4, (8,)), "discriminator": networks.dense_discriminator(units=(8,))}
    return GAN(**{**parts, **changes})


def discriminator(*layers):
    return keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten(), *layers])


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"generator": "dcgan"}, TypeError, "generator is 'dcgan'; expected a Keras network"),
        ({"generator": keras.Sequential([keras.layers.Dense(4)])}, ValueError, "generator has no weights yet"),
        (
            {"generator": networks.dense_generator(4, (8,), (32, 32, 1))},
            ValueError,
            r"\(32, 32, 1\) and the discriminator takes",
        ),
        ({"generator": networks.dense_discriminator()}, ValueError, "expected z of shape"),
        ({"discriminator": discriminator(keras.layers.Dense(2))}, ValueError, "expected one logit for each example"),
        ({"discriminator": discriminator(keras.layers.Dense(1, "sigmoid"))}, ValueError, "ends in a sigmoid"),
        ({"objective": "hinge"}, TypeError, "objective is 'hinge'; expected an Objective"),
        ({"penalty": 10.0}, TypeError, "penalty is 10.0; expected one of ganedu.penalties"),
        ({"penalty": penalties.r1}, TypeError, "penalty is .* expected one of ganedu.penalties"),
        ({"prior": "normal"}, TypeError, "prior is 'normal'; expected one of ganedu.priors"),
        ({"prior": priors.normal(5)}, ValueError, "prior draws z of 5 coordinates and the generator takes 4"),
        ({"d_turns": 0}, ValueError, "d_turns is 0; expected a positive integer"),
        ({"d_turns": 1.5}, ValueError, "d_turns is 1.5"),
    ],
)
def test_parts_that_do_not_fit(changes, error, words):
    with pytest.raises(error, match=words):
        build(**changes)


@pytest.mark.parametrize(
    "penalty", [penalties.gradient_penalty(10.0), penalties.lazy(penalties.r1(0.1)), penalties.none + penalties.r2(1)]
)
def test_a_penalty_on_gradients_and_batch_normalisation(penalty):
    normalised = networks.dcgan_discriminator(channels=4, batch_norm=True)
    with pytest.raises(ValueError, match="each example by itself, and a layer such as batch normalisation makes"):
        build(discriminator=normalised, penalty=penalty)
    build(discriminator=normalised)
    build(penalty=penalty)


def compiled(**changes):
    gan = build(**changes)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    return gan


def batches_of(array):
    return tf.data.Dataset.from_tensors(array).repeat()


GREY = np.zeros((4, 28, 28, 1), "float32") - 1


@pytest.mark.parametrize(
    ("x", "error", "words"),
    [
        (lambda: data.mnist(4, labels=True), TypeError, "samples alone, such as data.mnist.64., without labels"),
        (lambda: data.mnist(4, scale=(0, 1)), ValueError, r"\[0, 1\] and the generator ends in tanh.*scale=\(-1, 1\)"),
        (lambda: data.mnist(4, scale=(0, 255)), ValueError, r"\[0, 255\] and the generator ends in tanh"),
        (
            lambda: batches_of(GREY[..., 0]),
            ValueError,
            r"examples of shape \(28, 28\) and the generator makes \(28, 28, 1\)",
        ),
        (lambda: batches_of(GREY.astype("uint8")), TypeError, "dtype uint8; expected floats in"),
        (lambda: batches_of(GREY * np.nan), ValueError, "data holds NaN"),
        (lambda: data.mnist(4), ValueError, "This stream has no end"),
        (lambda: "mnist", TypeError, "data.folder"),
        (lambda: 3, TypeError, "x is an int; expected a stream"),
        (lambda: tf.data.Dataset.from_tensors(GREY).take(0), ValueError, "The data holds no batch"),
    ],
)
def test_data_that_does_not_fit(x, error, words):
    gan = compiled()
    before = gan.generator.get_weights()
    with pytest.raises(error, match=words):
        gan.fit(x(), verbose=0)
    assert all((a == b).all() for a, b in zip(before, gan.generator.get_weights(), strict=True))
    assert int(gan.d_optimizer.iterations) == 0


def test_a_sigmoid_generator_wants_zero_to_one():
    gan = compiled(generator=networks.dense_generator(4, (8,), activation="sigmoid"))
    with pytest.raises(ValueError, match=r"ends in sigmoid, which gives \[0, 1\]. Of floats take images / 2 \+ 0.5"):
        gan.fit(data.mnist(4), steps_per_epoch=1)
    gan.fit(data.mnist(4, scale=(0, 1)), steps_per_epoch=1, verbose=0)


def test_too_few_batches_for_a_step():
    with pytest.raises(ValueError, match="fewer than 5 full batches"):
        compiled(d_turns=5).fit(data.mnist(4).take(4), verbose=0)


def test_fit_before_compile():
    with pytest.raises(RuntimeError, match="First call compile"):
        build().fit(data.mnist(4), steps_per_epoch=1)


def test_optimizers_of_the_wrong_kind():
    optimizer = keras.optimizers.Adam()
    with pytest.raises(TypeError, match="d_optimizer is 'adam'; expected a Keras optimizer"):
        build().compile("adam", optimizer)
    with pytest.raises(ValueError, match="same optimizer object"):
        build().compile(optimizer, optimizer)


@pytest.mark.parametrize("z", [np.zeros((3, 5)), np.zeros(4)])
def test_noise_of_the_wrong_shape(z):
    with pytest.raises(ValueError, match=r"expected \(n, 4\)"):
        build().generate(z)


@pytest.mark.parametrize("latent_dim", [0, 2.5, "64"])
def test_a_prior_of_no_dimension(latent_dim):
    with pytest.raises(ValueError, match="expected a positive integer"):
        priors.normal(latent_dim)


@pytest.mark.parametrize("damage", ["cut", "missing", "foreign"])
def test_a_damaged_checkpoint(tmp_path, damage):
    gan, path = compiled(), tmp_path / "gan.keras"
    if damage == "cut":
        gan.save(path)
        path.write_bytes(path.read_bytes()[:-4000])
    elif damage == "foreign":
        keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)]).save(path)
    with pytest.raises(ValueError, match="gan.keras (is missing|is damaged|holds a Sequential, not a game)"):
        load(path)


def test_a_sound_checkpoint(tmp_path):
    gan = compiled()
    gan.save(tmp_path / "gan.keras")
    again = load(tmp_path / "gan.keras")
    assert isinstance(again, Game) and (again.generate(gan.prior(2)) == gan.generate(gan.prior(2))).all()


def test_an_unknown_budget(monkeypatch):
    monkeypatch.setenv("GANEDU_BUDGET", "huge")
    with pytest.raises(ValueError, match="GANEDU_BUDGET is 'huge'; it can be smoke, laptop, gpu"):
        budget(laptop=1, gpu=2)


@pytest.mark.parametrize(("name", "number"), [("smoke", 3), ("laptop", 10), ("gpu", 20)])
def test_a_known_budget(monkeypatch, name, number):
    monkeypatch.setenv("GANEDU_BUDGET", name)
    assert budget(laptop=10, gpu=20) == number


@pytest.mark.parametrize(
    ("value", "words"), [([], "a list"), (iter([]), "a list_iterator"), (1, "an int"), (np.zeros(2), "an ndarray")]
)
def test_a_type_after_its_article(value, words):
    assert type_of(value) == words


def test_no_sentence_writes_an_article_before_a_type():
    sources = pathlib.Path(ganedu.__file__).parent.rglob("*.py")
    assert not [path for path in sources if re.search(r"\ban? \{type\(", path.read_text(encoding="utf-8"))]


def test_a_name_that_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'gan2'; it has ConditionalGAN"):
        ganedu.gan2  # noqa: B018


def test_images_that_the_evaluator_cannot_read():
    with pytest.raises(ValueError, match=r"expected|takes \(n, 28, 28, 1\)"):
        metrics.confident_share(np.zeros((3, 28, 28)))
    with pytest.raises(ValueError, match=r"takes \[-1, 1\]"):
        metrics.confident_share(np.full((3, 28, 28, 1), 255.0))
    with pytest.raises(ValueError, match="There is no evaluator for 'cifar'; there is one for fashion_mnist, mnist"):
        metrics.evaluator("cifar")


def test_dcgan_networks_want_multiples_of_four():
    with pytest.raises(ValueError, match="multiples of 4"):
        networks.dcgan_generator(image_shape=(30, 30, 1))


def test_a_second_training_of_the_same_game():
    gan = compiled()
    with gan.lock, pytest.raises(RuntimeError, match="being trained already"):
        gan.fit(data.mnist(4), steps_per_epoch=1)


def test_a_custom_objective_is_an_objective():
    mine = objectives.Objective(objectives.hinge_discriminator, objectives.non_saturating_generator)
    assert build(objective=mine).objective is mine
