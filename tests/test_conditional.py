"""The conditional GAN: the same game with "| y" in both players."""

import json

from ganedu import GAN, ConditionalGAN, data, live, load, networks, objectives, penalties, priors
from ganedu.live.kit import pixels
import keras
from keras import layers
import numpy as np
import pytest
import tensorflow as tf

CLASSES, NOISE = 3, 4
ADAM = keras.optimizers.Adam


def told_discriminator(shape=(2,)):
    return networks.condition_on_label(
        networks.dense_discriminator((*shape[:-1], shape[-1] + CLASSES), units=(16,)), CLASSES
    )


def conditional(seed=0, discriminator=None, g_optimizer=None, **options):
    """A tiny compiled conditional GAN on points."""
    keras.utils.set_random_seed(seed)
    gan = ConditionalGAN(
        networks.dense_generator(CLASSES + NOISE, (16,), (2,), activation=None),
        discriminator or told_discriminator(),
        prior=priors.coded(NOISE, categories=(CLASSES,)),
        seed=seed,
        **options,
    )
    gan.compile(ADAM(1e-3), g_optimizer or ADAM(1e-3))
    return gan


@pytest.fixture
def labelled_points(rng):
    """Three heaps of points, with the number of each as its label."""
    labels = rng.integers(0, CLASSES, 512)
    points = rng.normal(size=(512, 2)) * 0.1 + labels[:, None]
    return data.stream(points.astype("float32"), labels.astype("int32"), batch_size=16)


def weights(game):
    return [weight.numpy() for weight in game.weights]


def assert_same(first, second):
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


# ---------------------------------------------------------------------------------------------- the rules


@pytest.mark.parametrize("objective", [objectives.non_saturating, objectives.hinge, objectives.relativistic])
def test_where_nobody_listens_the_losses_are_those_of_a_gan(labelled_points, objective):
    """D looks at the sample alone, G at the noise alone: what is left is the game of `GAN`, to the last digit."""
    penalty = penalties.r1(0.7) + penalties.r2(0.3) + penalties.gradient_penalty(2.0)
    gan = conditional(objective=objective, penalty=penalty)
    d_kernel, g_kernel = gan.discriminator.layers[-1].layers[1].kernel, gan.generator.layers[0].kernel
    d_kernel.assign(np.concatenate([d_kernel[:2], np.zeros((CLASSES, 16))]))
    g_kernel.assign(np.concatenate([np.zeros((CLASSES, 16)), g_kernel[CLASSES:]]))
    plain = GAN(
        gan.generator,
        networks.dense_discriminator((2,), (16,)),
        objective=objective,
        penalty=penalty,
        prior=gan.prior,
    )
    first, *others = gan.discriminator.trainable_weights
    plain.discriminator.set_weights([first[:2], *others])
    real, labels = next(iter(labelled_points))
    for seed in ((0, 1), (1, 5)):
        for loss in ("discriminator_loss", "generator_loss"):
            np.testing.assert_allclose(
                getattr(gan, loss)((real, labels), tf.constant(seed)),
                getattr(plain, loss)(real, tf.constant(seed)),
                rtol=1e-6,
            )


def test_both_losses_against_numpy(labelled_points):
    """Eq. 2 of the paper, with the loss that does not saturate, and R1 by hand."""
    gan = conditional(penalty=penalties.r1(0.5))
    real, labels = next(iter(labelled_points))
    y = np.eye(CLASSES)[labels]
    d, g = ([weight.numpy() for weight in network.weights] for network in (gan.discriminator, gan.generator))

    def discriminator(x):
        hidden = np.concatenate([x, y], axis=1) @ d[0] + d[1]
        slopes = np.where(hidden > 0, 1.0, 0.2)
        return (hidden * slopes) @ d[2] + d[3], (slopes * d[2].T) @ d[0][:2].T

    noise = gan.prior(16, (3, 4)).numpy()[:, CLASSES:]
    fake = np.maximum(np.concatenate([y, noise], axis=1) @ g[0] + g[1], 0) @ g[2] + g[3]
    (on_real, slope), (on_fake, _) = discriminator(real.numpy()), discriminator(fake)
    d_loss = np.log1p(np.exp(-on_real)).mean() + np.log1p(np.exp(on_fake)).mean()
    d_loss += 0.25 * np.square(slope).sum(axis=1).mean()
    np.testing.assert_allclose(gan.discriminator_loss((real, labels), (3, 4)), d_loss, rtol=1e-5)
    g_loss = np.log1p(np.exp(-on_fake)).mean()
    np.testing.assert_allclose(gan.generator_loss((real, labels), (3, 4)), g_loss, rtol=1e-5)


def test_fakes_are_drawn_for_the_labels_of_the_real_batch(labelled_points):
    seen = []

    def spy(inputs, training=None):
        seen.append(inputs)
        return tf.zeros((16, 1))

    gan = conditional()
    real, labels = next(iter(labelled_points))
    vars(gan).update(generator=lambda z, training: z, discriminator=spy)  # past the checks of what is set
    gan.discriminator_loss((real, labels), (0, 0))
    (x, y_real), (z, y_fake) = seen
    np.testing.assert_array_equal(x, real)
    np.testing.assert_array_equal(y_real, labels)
    np.testing.assert_array_equal(y_fake, labels)
    np.testing.assert_array_equal(z[:, :CLASSES], np.eye(CLASSES)[labels])


def test_it_learns_what_each_label_means(labelled_points):
    gan = conditional(penalty=penalties.r1(0.1))
    gan.compile(ADAM(3e-3, 0.0), ADAM(3e-3, 0.0, use_ema=True))
    gan.fit(labelled_points, steps_per_epoch=1_000, verbose=0)
    z = gan.prior(200, seed=1)
    for label in range(CLASSES):
        middle = np.median(gan.generate(gan.labelled(z, label)), axis=0)
        np.testing.assert_allclose(middle, [label, label], atol=0.4)


# ---------------------------------------------------------------------------------------------- networks


def test_every_pixel_is_given_the_label_as_planes():
    """Not as rows of one plane, where `repeat` without an axis puts it."""
    seen = keras.Sequential([keras.Input((4, 6, 2 + 3)), layers.Identity()])
    images, labels = np.random.default_rng(0).normal(size=(5, 4, 6, 2)).astype("float32"), np.array([2, 0, 1, 1, 2])
    given = networks.condition_on_label(seen, classes=3)([images, labels]).numpy()
    np.testing.assert_array_equal(given[..., :2], images)
    for planes, label in zip(given[..., 2:], labels, strict=True):
        for number in range(3):
            np.testing.assert_array_equal(planes[..., number], np.full((4, 6), float(number == label)))


def test_points_are_given_the_label_behind_them():
    seen = keras.Sequential([keras.Input((2 + 3,)), layers.Identity()])
    given = networks.condition_on_label(seen, classes=3)([np.ones((2, 2)), np.array([2, 0])]).numpy()
    np.testing.assert_array_equal(given, [[1, 1, 0, 0, 1], [1, 1, 1, 0, 0]])


@pytest.mark.parametrize("channels", [3, 2])
def test_a_network_without_room_for_the_label(channels):
    with pytest.raises(ValueError, match=rf"takes {channels} channels, and a label of 3 classes takes 3 of them"):
        networks.condition_on_label(networks.dcgan_discriminator((8, 8, channels)), classes=3)


def test_projection_adds_a_learnt_vector_times_the_features():
    keras.utils.set_random_seed(0)
    network = networks.dcgan_discriminator((8, 8, 1), channels=4)
    told = networks.project_on_label(network, classes=3)
    images, labels = np.random.default_rng(0).normal(size=(5, 8, 8, 1)).astype("float32"), np.array([2, 0, 1, 1, 2])
    vectors = next(layer for layer in told.layers if isinstance(layer, layers.Embedding)).embeddings.numpy()
    features = keras.Sequential(network.layers[:-1]).predict(images, verbose=0)
    expected = network.predict(images, verbose=0) + np.sum(vectors[labels] * features, axis=1, keepdims=True)
    np.testing.assert_allclose(told.predict([images, labels], verbose=0), expected, rtol=1e-4, atol=1e-5)
    assert vectors.shape == (3, features.shape[1]) and np.abs(vectors).max() > 0
    assert any(weight is network.weights[0] for weight in told.weights), "the network itself is trained, not a copy"


@pytest.mark.parametrize("told", [networks.condition_on_label, networks.project_on_label])
def test_both_ways_train_on_digits(told, tmp_path):
    room = 10 if told is networks.condition_on_label else 0
    keras.utils.set_random_seed(0)
    gan = ConditionalGAN(
        networks.dcgan_generator(10 + 8, 4),
        told(networks.dcgan_discriminator((28, 28, 1 + room), channels=4)),
        penalty=penalties.lazy(penalties.r1(0.1), every=2),
        prior=priors.coded(8, categories=(10,)),
    )
    gan.compile(ADAM(1e-3), ADAM(1e-3, use_ema=True))
    history = gan.fit(data.mnist(16, labels=True), steps_per_epoch=4, verbose=0).history
    assert np.isfinite(history["d_loss"] + history["g_loss"]).all()
    z = gan.prior(20, seed=1)
    gan.save(tmp_path / "gan.keras")
    np.testing.assert_array_equal(load(tmp_path / "gan.keras").generate(z), gan.generate(z))


# ---------------------------------------------------------------------------------------------- z and its label


def test_another_label_and_the_same_style():
    gan = conditional()
    z = gan.prior(7, seed=2)
    for labels in (2, np.int64(2), [0, 1, 2, 0, 1, 2, 0], np.arange(7) % CLASSES, tf.range(7) % CLASSES):
        changed = gan.labelled(z, labels).numpy()
        np.testing.assert_array_equal(changed[:, CLASSES:], z[:, CLASSES:])
        np.testing.assert_array_equal(changed[:, :CLASSES], np.eye(CLASSES)[np.broadcast_to(labels, 7)])


@pytest.mark.parametrize(
    ("labels", "error", "words"),
    [
        (3, ValueError, "The labels reach from 3 to 3; with 3 classes they are 0 to 2"),
        (-1, ValueError, "The labels reach from -1 to -1"),
        (1.0, TypeError, "The labels have dtype float64; expected integers"),
        ([1, 2], ValueError, r"The labels have shape \(2,\); expected one for each example, \(4,\)"),
        (np.eye(3, dtype=int)[[0, 1, 2, 0]], ValueError, "One-hot rows become numbers with labels.argmax"),
    ],
)
def test_labels_that_are_none(labels, error, words):
    gan = conditional()
    with pytest.raises(error, match=words):
        gan.labelled(gan.prior(4), labels)


def test_the_preview_has_a_class_in_each_column():
    gan = conditional()
    np.testing.assert_array_equal(gan.prior(80, seed=0)[:, :CLASSES].numpy().argmax(axis=1), np.arange(80) % CLASSES)


# ---------------------------------------------------------------------------------------------- Keras's manners


def test_a_saved_game_goes_on_as_if_it_had_not_been_saved(labelled_points, tmp_path):
    gan = conditional(
        objective=objectives.hinge,
        penalty=penalties.r1(0.1) + penalties.gradient_penalty(1.0),
        d_turns=2,
        g_optimizer=ADAM(1e-3, use_ema=True),
    )
    gan.fit(labelled_points, steps_per_epoch=4, verbose=0)
    gan.save(tmp_path / "gan.keras")
    again = load(tmp_path / "gan.keras")
    assert isinstance(again, ConditionalGAN) and (again.classes, again.d_turns) == (CLASSES, 2)
    for game in (gan, again):
        game.fit(labelled_points, steps_per_epoch=4, verbose=0)
    assert_same(weights(gan), weights(again))


def test_the_same_seed_gives_the_same_run_however_it_is_cut(labelled_points):
    first, second, other = conditional(), conditional(), conditional(seed=1)
    first.fit(labelled_points, steps_per_epoch=10, verbose=0)
    second.compile(ADAM(1e-3), ADAM(1e-3), steps_per_execution=3)
    second.fit(labelled_points, steps_per_epoch=10, verbose=0)
    other.fit(labelled_points, steps_per_epoch=10, verbose=0)
    assert_same(weights(first), weights(second))
    assert any((a != b).any() for a, b in zip(weights(first), weights(other), strict=True))


# ---------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"generator": "dcgan"}, TypeError, "generator is 'dcgan'; expected a Keras network"),
        ({"discriminator": networks.dense_discriminator((2,))}, ValueError, "expected two inputs, samples and their"),
        ({"discriminator": told_discriminator((3,))}, ValueError, r"\(2,\) and the discriminator takes \(3,\)"),
        ({"discriminator": keras.Sequential([layers.Dense(1)])}, ValueError, "discriminator has no weights yet"),
        ({"prior": None}, ValueError, "expected a code in front of the noise"),
        ({"prior": priors.normal(7)}, ValueError, "expected a code in front of the noise"),
        ({"prior": priors.coded(4, numbers=3)}, ValueError, "expected a code in front of the noise"),
        ({"prior": priors.coded(2, (2, 3))}, ValueError, "expected a code in front of the noise"),
        ({"prior": priors.coded(9, (3,))}, ValueError, "prior draws z of 12 coordinates and the generator takes 7"),
        ({"penalty": 10.0}, TypeError, "penalty is 10.0; expected one of ganedu.penalties"),
        ({"objective": "hinge"}, TypeError, "objective is 'hinge'; expected an Objective"),
        ({"d_turns": 0}, ValueError, "d_turns is 0; expected a positive integer"),
    ],
)
def test_parts_that_do_not_fit(changes, error, words):
    parts = {
        "generator": networks.dense_generator(CLASSES + NOISE, (8,), (2,), None),
        "discriminator": told_discriminator(),
        "prior": priors.coded(NOISE, (CLASSES,)),
    }
    with pytest.raises(error, match=words):
        ConditionalGAN(**{**parts, **changes})


def ending(*last):
    return keras.Sequential([keras.Input((2 + CLASSES,)), layers.Dense(4, "sigmoid"), *last])


def test_a_discriminator_of_probabilities_or_of_two_logits():
    with pytest.raises(ValueError, match="ends in a sigmoid; the losses take logits"):
        conditional(discriminator=networks.condition_on_label(ending(layers.Dense(1, "sigmoid")), CLASSES))
    with pytest.raises(ValueError, match="expected one logit"):
        conditional(discriminator=networks.condition_on_label(ending(layers.Dense(2)), CLASSES))
    conditional(discriminator=networks.condition_on_label(ending(layers.Dense(1)), CLASSES))


@pytest.mark.parametrize("told", [networks.condition_on_label, networks.project_on_label])
def test_a_penalty_on_gradients_and_batch_normalisation(told):
    room = 10 if told is networks.condition_on_label else 0
    discriminator = told(networks.dcgan_discriminator((28, 28, 1 + room), channels=4, batch_norm=True))
    with pytest.raises(ValueError, match="normalisation makes every score depend on the whole batch"):
        ConditionalGAN(
            networks.dcgan_generator(18, 4), discriminator, penalty=penalties.r1(1.0), prior=priors.coded(8, (10,))
        )


@pytest.mark.parametrize("classes", [5, 12])
@pytest.mark.parametrize("told", [networks.condition_on_label, networks.project_on_label])
def test_players_that_know_different_classes(told, classes):
    room = classes if told is networks.condition_on_label else 0
    discriminator = told(networks.dcgan_discriminator((28, 28, 1 + room), channels=4), classes)
    with pytest.raises(ValueError, match=f"tells {classes} classes apart and the prior draws 10"):
        ConditionalGAN(networks.dcgan_generator(18, 4), discriminator, prior=priors.coded(8, (10,)))


def a_stream(points, labels):
    return tf.data.Dataset.from_tensors((points, labels)).repeat()


POINTS = np.zeros((6, 2), "float32")


@pytest.mark.parametrize(
    ("stream", "error", "words"),
    [
        (tf.data.Dataset.from_tensors(POINTS).repeat(), TypeError, r"pairs of images and labels: data.mnist\(64, lab"),
        (a_stream(POINTS, np.full(6, 3)), ValueError, "The labels reach from 3 to 3; with 3 classes they are 0 to 2"),
        (a_stream(POINTS, np.arange(6) % 3 - 1), ValueError, "The labels reach from -1 to 1"),
        (a_stream(POINTS, np.ones(6, "float32")), TypeError, "The labels have dtype float32; expected integers"),
        (a_stream(POINTS, np.eye(6, 3).astype(int)), ValueError, "One-hot rows become numbers"),
        (a_stream(POINTS[:, :1], np.zeros(6, int)), ValueError, r"examples of shape \(1,\) and the generator makes"),
        (a_stream(POINTS * np.nan, np.zeros(6, int)), ValueError, "NaN or infinite values"),
        (a_stream(POINTS.astype(int), np.zeros(6, int)), TypeError, "dtype int64; expected floats in"),
    ],
)
def test_data_that_do_not_fit(stream, error, words):
    gan = conditional()
    before = weights(gan)
    with pytest.raises(error, match=words):
        gan.fit(stream, steps_per_epoch=2, verbose=0)
    assert_same(before, weights(gan))


def test_a_gan_without_labels_still_says_no_to_pairs(make_gan, labelled_points):
    with pytest.raises(TypeError, match="samples alone.*without labels"):
        make_gan().fit(labelled_points, steps_per_epoch=1)


# ---------------------------------------------------------------------------------------------- tools


@pytest.fixture(scope="module")
def pictures():
    keras.utils.set_random_seed(3)
    gan = ConditionalGAN(
        networks.dcgan_generator(18, 4, (8, 8, 1)),
        networks.project_on_label(networks.dcgan_discriminator((8, 8, 1), channels=4)),
        prior=priors.coded(8, (10,)),
    )
    gan.compile(ADAM(1e-3), ADAM(1e-3))
    return gan


def test_the_explorer_draws_what_the_label_says(pictures):
    tool = live.Explorer(pictures)
    (control,) = tool.controls
    assert (control["name"], control["words"]) == ("label", [str(label) for label in range(10)])
    for label in (0, 7):
        tool.do_set("label", label)
        expected = pictures.generate(pictures.labelled(tool.z, label))
        np.testing.assert_allclose(tool.image, expected[0], atol=1e-5)
    np.testing.assert_allclose(tool.directions[:, :10], 0, atol=1e-5)  # what the label decides is no style


def test_the_way_between_two_samples_keeps_the_code_a_mixture_and_the_noise_on_its_sphere():
    prior = priors.coded(100, categories=(10,))
    a, b = prior(2, seed=4).numpy()
    way = prior.path(a, b, np.linspace(0, 1, 11))
    np.testing.assert_allclose(way[[0, -1]], [a, b], atol=1e-5)
    np.testing.assert_allclose(way[:, :10].sum(axis=1), 1, rtol=1e-6)
    lengths = np.linalg.norm(way[:, 10:], axis=1)
    assert lengths.min() >= min(lengths[0], lengths[-1]) - 1e-3


def test_tools_that_show_a_discriminator_images_alone_say_no(pictures):
    images = np.zeros((8, 8, 8, 1), "uint8")
    for tool in (live.Eye, live.RealOrFake):
        with pytest.raises(TypeError, match="is given more than the image.*live.Explorer works on this one"):
            tool(pictures, images)
    assert pixels.checked_gan(pictures) is pictures


def test_the_panel_trains_it_with_a_quality_curve(pictures, rng):
    images, labels = rng.integers(0, 256, (64, 8, 8, 1)).astype("uint8"), rng.integers(0, 10, 64)
    quality = live.Quality(rng.uniform(-1, 1, (2_000, 8, 8, 1)), features=lambda images: images.reshape(-1, 64)[:, :5])
    stream = data.stream(images, labels, batch_size=16)
    run = live.train(pictures, stream, steps=6, callbacks=[quality])
    try:
        assert run.wait(60).state == "finished"
        assert int(pictures.g_optimizer.iterations) == 6
        assert np.isfinite(quality.readings["frechet_distance"]).all()
        assert run._panel.view.frame["png"] is not None
        assert json.dumps(run.losses)
    finally:
        run.end()
