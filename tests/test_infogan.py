"""InfoGAN: the bound against closed forms, the game against GAN and against one written by hand, and its manners."""

import pathlib

from ganedu import GAN, InfoGAN, data, layers, live, load, metrics, networks, objectives, penalties, priors
from ganedu.infogan import information
import keras
import numpy as np
import pytest
from scipy import ndimage, special, stats
import tensorflow as tf

ROOT = pathlib.Path(__file__).parents[1]
CODE = priors.coded(2, categories=(3, 4), numbers=2)
FULL = np.log(3) + np.log(4)  # the entropy of the categories


def dense(inputs, outputs, *last):
    return keras.Sequential(
        [keras.Input((inputs,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(outputs), *last]
    )


def build(prior=CODE, seed=0, **changes):
    keras.utils.set_random_seed(seed)
    generator, discriminator = dense(prior.latent_dim, 2), dense(2, 1)
    parts = {"recogniser": dense(2, prior.code_dim), "prior": prior, "seed": seed}
    return InfoGAN(generator, discriminator, **{**parts, **changes})


def compiled(**changes):
    gan = build(**changes)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    return gan


def assert_same(first, second):
    for a, b in zip(first.weights, second.weights, strict=True):
        np.testing.assert_array_equal(a, b)


# The bound


def test_the_bound_is_that_of_scipys_distributions(rng):
    z, answers = CODE(50, seed=3), rng.normal(size=(50, CODE.code_dim)).astype("float32")
    code = z.numpy()
    log_q = (code[:, :3] * special.log_softmax(answers[:, :3], axis=1)).sum(axis=1)
    log_q += (code[:, 3:7] * special.log_softmax(answers[:, 3:7], axis=1)).sum(axis=1)
    log_q += stats.norm(answers[:, 7:], 1.0).logpdf(code[:, 7:9]).sum(axis=1)
    entropy = stats.entropy(np.full(3, 1 / 3)) + stats.entropy(np.full(4, 1 / 4)) + 2 * stats.uniform(-1, 2).entropy()
    np.testing.assert_allclose(information(CODE, z, answers), log_q.mean() + entropy, rtol=1e-5)


def test_the_bound_reaches_the_entropy_where_q_is_certain_and_right():
    prior = priors.coded(0, categories=(3, 4))
    z = prior(24)
    np.testing.assert_allclose(information(prior, z, 100 * z), FULL, rtol=1e-6)
    np.testing.assert_allclose(information(prior, z, 0 * z), 0.0, atol=1e-6)
    assert information(prior, z, -100 * z) < 0  # a bad guess bounds from far below


def test_numbers_that_are_guessed_exactly():
    prior = priors.coded(1, numbers=1)
    z = prior(8)
    expected = np.log(2) - np.log(np.sqrt(2 * np.pi))  # a normal distribution of deviation 1, at its middle
    np.testing.assert_allclose(information(prior, z, z[:, :1]), expected, rtol=1e-5)
    np.testing.assert_allclose(information(prior, z, z[:, :1] + 0.6), expected - 0.18, rtol=1e-5)


def test_no_q_exceeds_the_mutual_information(rng):
    """A code of three classes is seen through a noisy channel: the posterior meets I(c; x), others stay below."""
    prior = priors.coded(0, categories=(3,))
    z = prior(3_000)
    codes = z.numpy().argmax(axis=1)
    seen = np.where(rng.random(3_000) < 0.7, codes, rng.integers(0, 3, 3_000))
    counts = np.zeros((3, 3))
    np.add.at(counts, (seen, codes), 1)
    posterior = np.log(counts / counts.sum(axis=1, keepdims=True))
    bound = metrics.mutual_information(codes, seen)
    np.testing.assert_allclose(information(prior, z, posterior[seen]), bound, rtol=1e-4)
    for _ in range(20):
        assert information(prior, z, (posterior + rng.normal(size=(3, 3)))[seen]) < bound


# The game


def test_without_weight_it_plays_gans_game_bit_by_bit(points):
    keras.utils.set_random_seed(0)
    plain = GAN(dense(CODE.latent_dim, 2), dense(2, 1), prior=CODE)
    plain.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    gan = compiled(weight=0.0)
    asked = gan.recogniser.get_weights()
    for game in (plain, gan):
        game.fit(points, steps_per_epoch=10, verbose=0)
    assert_same(plain.generator, gan.generator)
    assert_same(plain.discriminator, gan.discriminator)
    for before, after in zip(asked, gan.recogniser.get_weights(), strict=True):
        np.testing.assert_array_equal(before, after)


def by_hand(gan, batches):
    """InfoGAN written out with stock Keras, without `Game`."""
    d_optimizer, g_optimizer = keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)
    generator, discriminator, recogniser = gan.generator, gan.discriminator, gan.recogniser
    cross_entropy = keras.losses.CategoricalCrossentropy(from_logits=True)
    for step, batch in enumerate(batches):
        with tf.GradientTape() as tape:
            fake = generator(gan.prior(len(batch), (0, step)))
            loss = gan.objective.discriminator(discriminator(batch), discriminator(fake))
        d_optimizer.apply(tape.gradient(loss, discriminator.trainable_weights), discriminator.trainable_weights)
        team = generator.trainable_weights + recogniser.trainable_weights
        with tf.GradientTape() as tape:
            z = gan.prior(len(batch), (1, step))
            answers = recogniser(generator(z))
            loss = gan.objective.generator(discriminator(batch), discriminator(generator(z)))
            loss += gan.weight * cross_entropy(z[:, :3], answers[:, :3])
            loss += gan.weight * cross_entropy(z[:, 3:7], answers[:, 3:7])
            loss += gan.weight * tf.reduce_mean(tf.reduce_sum(0.5 * (z[:, 7:9] - answers[:, 7:]) ** 2, axis=1))
        g_optimizer.apply(tape.gradient(loss, team), team)


@pytest.mark.parametrize("objective", [objectives.non_saturating, objectives.relativistic])
def test_fit_asks_the_code_back(points, objective):
    gan, twin = (compiled(objective=objective, weight=0.7) for _ in range(2))
    gan.fit(points, steps_per_epoch=6, verbose=0)
    by_hand(twin, points.take(6))
    for name, network in gan.players.items():
        for a, b in zip(network.weights, twin.players[name].weights, strict=True):
            np.testing.assert_allclose(a, b, atol=2e-6)


def test_the_code_can_be_read_after_training_and_not_without_the_term(points):
    prior, told = priors.coded(2, categories=(4,)), {}
    for weight in (0.0, 1.0):
        gan = build(prior=prior, weight=weight)
        gan.compile(keras.optimizers.Adam(1e-2), keras.optimizers.Adam(1e-2))
        gan.fit(points, steps_per_epoch=300, verbose=0)
        z = gan.prior(400, seed=1)
        told[weight] = float(information(prior, z, gan.recogniser(gan.generate(z))))
    assert told[1.0] > 0.9 * np.log(4)
    assert told[0.0] < 0.5


def test_it_is_saved_and_goes_on_as_if_nothing_had_happened(points, tmp_path):
    gan = compiled(weight=0.5, penalty=penalties.r1(0.1), d_turns=2)
    gan.fit(points, steps_per_epoch=3, verbose=0)
    gan.save(tmp_path / "gan.keras")
    again = load(tmp_path / "gan.keras")
    assert isinstance(again, InfoGAN) and again.weight == 0.5 and again.prior.numbers == 2
    for game in (gan, again):
        game.fit(points, steps_per_epoch=3, verbose=0)
    assert_same(gan, again)


def test_averaged_weights_are_the_generators_own(points):
    gan = build()
    gan.compile(keras.optimizers.Adam(1e-2), keras.optimizers.Adam(1e-2, use_ema=True, ema_momentum=0.9))
    gan.fit(points, steps_per_epoch=5, verbose=0)
    assert [average.shape for average in gan.averaged(gan.generator)] == [
        weight.shape for weight in gan.generator.weights
    ]
    z = gan.prior(4)
    assert np.abs(gan.generate(z) - gan.generator(z)).max() > 0


# The recogniser


def test_jitter_is_scipys_affine_map(rng):
    images = rng.uniform(-1, 1, (5, 12, 8, 2)).astype("float32")
    jittered = layers.Jitter(strength=0.8, seed=3)(images, training=True)
    draws = keras.random.uniform((5, 6), -0.8, 0.8, seed=keras.random.SeedGenerator(3)).numpy()
    for image, result, (turn, slant, tall, wide, down, right) in zip(images, jittered, draws, strict=True):
        angle = 0.3 * turn
        rotation = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        matrix = rotation @ np.diag(np.exp([0.2 * tall, 0.2 * wide]))
        matrix[1, 0] += np.cos(angle) * 0.3 * slant
        middle = np.array([5.5, 3.5])
        offset = middle - matrix @ middle + np.array([1.2 * down, 0.8 * right])
        for colour in range(2):
            options = {"order": 1, "mode": "grid-constant", "cval": -1.0}
            expected = ndimage.affine_transform(image[..., colour], matrix, offset, **options)
            np.testing.assert_allclose(result[..., colour], expected, atol=1e-5)


def test_jitter_leaves_images_alone_outside_training(rng):
    images = rng.uniform(-1, 1, (3, 8, 8, 1)).astype("float32")
    np.testing.assert_array_equal(layers.Jitter()(images), images)
    np.testing.assert_array_equal(layers.Jitter(strength=0.0)(images, training=True), images)
    first, second = (layers.Jitter(seed=1)(images, training=True) for _ in range(2))
    np.testing.assert_array_equal(first, second)
    with pytest.raises(ValueError, match="strength is -1; expected a number of at least 0"):
        layers.Jitter(-1)


def test_the_recognisers_numbers_see_no_jitter_and_its_categories_do(rng):
    images = rng.uniform(-1, 1, (4, 8, 8, 1)).astype("float32")
    network = networks.recogniser((8, 8, 1), categories=(3, 2), numbers=2, channels=4)
    assert network.output_shape == (None, 7)
    still, shaken = network(images, training=False).numpy(), network(images, training=True).numpy()
    np.testing.assert_allclose(still[:, 5:], shaken[:, 5:], atol=1e-6)
    assert np.abs(still[:, :5] - shaken[:, :5]).min(axis=1).max() > 0
    for code in ({"categories": (), "numbers": 3}, {"categories": (4,)}):
        prior = priors.coded(1, **code)
        assert networks.recogniser(**code).output_shape == (None, prior.code_dim)
    with pytest.raises(ValueError, match="multiples of 4"):
        networks.recogniser((30, 30, 1))


# What the explorer asks for


def test_each_category_and_number_has_a_control():
    controls = build().controls
    assert list(controls) == ["category 1", "category 2", "number 1", "number 2"]
    assert controls["category 2"] == {"0": 0, "1": 1, "2": 2, "3": 3}
    assert (controls["number 1"][0], controls["number 1"][-1], len(controls["number 1"])) == (-2.0, 2.0, 81)


def test_conditioned_changes_the_code_that_is_named_and_nothing_else():
    gan, z = build(), CODE(12, seed=5)
    np.testing.assert_array_equal(gan.conditioned(z, {}), z)
    told = gan.conditioned(z, {"category 2": 3, "number 2": -0.5}).numpy()
    expected = z.numpy().copy()
    expected[:, 3:7], expected[:, 8] = np.eye(4)[3], -0.5
    np.testing.assert_array_equal(told, expected)
    walk = gan.conditioned(z[:5], {"number 1": np.linspace(-1, 1, 5)}).numpy()
    np.testing.assert_allclose(walk[:, 7], np.linspace(-1, 1, 5))
    with pytest.raises(ValueError, match="There is no numbr 1; the code has category 1, category 2, number 1"):
        gan.conditioned(z, {"numbr 1": 0.0})


@pytest.mark.parametrize("code", [{"categories": (3,)}, {"numbers": 2}, {"categories": (3, 2), "numbers": 1}])
def test_the_explorer_draws_the_code_that_is_set(code):
    prior = priors.coded(4, **code)
    body = [keras.layers.Flatten(), keras.layers.Dense(prior.code_dim)]
    recogniser = keras.Sequential([keras.Input((28, 28, 1)), *body])
    parts = networks.dense_generator(prior.latent_dim, (16,)), networks.dense_discriminator(units=(16,))
    gan = InfoGAN(*parts, recogniser, prior=prior)
    explorer = live.Explorer(gan)
    assert [control["name"] for control in explorer.controls] == list(gan.controls)
    name = list(gan.controls)[-1]
    explorer.do_set(name, 1)
    settings = {**explorer.settings, name: 1}
    np.testing.assert_allclose(explorer.image, gan.generate(gan.conditioned(explorer.z, settings))[0], atol=1e-6)


def test_the_panels_preview_has_a_class_in_each_column():
    gan = compiled(prior=priors.coded(2, categories=(10,)))
    vars(gan)["generator"] = keras.Sequential([keras.Input((12,)), keras.layers.Lambda(lambda z: z)])
    np.testing.assert_array_equal(gan.preview()[:, :10].argmax(axis=1), np.arange(80) % 10)


# Errors


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"prior": priors.normal(11)}, ValueError, "expected a code in front of the noise: prior=priors.coded"),
        ({"prior": None}, ValueError, "expected a code in front of the noise: prior=priors.coded"),
        ({"prior": priors.coded(2, (3,))}, ValueError, "prior draws z of 5 coordinates and the generator takes 11"),
        ({"recogniser": "Q"}, TypeError, "recogniser is 'Q'; expected a Keras network"),
        ({"recogniser": keras.Sequential([keras.layers.Dense(9)])}, ValueError, "recogniser has no weights yet"),
        ({"recogniser": dense(3, 9)}, ValueError, r"makes samples of shape \(2,\) and the recogniser takes \(3,\)"),
        (
            {"recogniser": dense(2, 7)},
            ValueError,
            r"returns \(None, 7\); expected one logit for each coordinate of the code, \(batch, 9\): end",
        ),
        (
            {"recogniser": dense(2, 9, keras.layers.Activation("softmax"))},
            ValueError,
            "ends in a softmax; the losses take logits",
        ),
        ({"weight": -1.0}, ValueError, "weight is -1.0; expected a number of at least 0"),
        ({"weight": True}, ValueError, "weight is True"),
        ({"weight": "1"}, ValueError, "weight is '1'"),
        ({"weight": float("nan")}, ValueError, "weight is nan"),
        ({"d_turns": 0}, ValueError, "d_turns is 0"),
    ],
)
def test_parts_that_do_not_fit(changes, error, words):
    parts = {"generator": dense(11, 2), "discriminator": dense(2, 1), "recogniser": dense(2, 9), "prior": CODE}
    with pytest.raises(error, match=words):
        InfoGAN(**{**parts, **changes})


def test_a_recogniser_that_is_built_on_the_discriminators_layers():
    discriminator = dense(2, 1)
    shared = keras.Sequential([keras.Input((2,)), *discriminator.layers[:-1], keras.layers.Dense(9)])
    with pytest.raises(ValueError, match="shares weights with the discriminator"):
        InfoGAN(dense(11, 2), discriminator, shared, prior=CODE)


def test_labelled_data_are_refused():
    prior = priors.coded(4, (10,))
    body = [keras.layers.Flatten(), keras.layers.Dense(10)]
    recogniser = keras.Sequential([keras.Input((28, 28, 1)), *body])
    gan = InfoGAN(networks.dense_generator(14), networks.dense_discriminator(), recogniser, prior=prior)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    with pytest.raises(TypeError, match="samples alone, .* without labels"):
        gan.fit(data.mnist(16, labels=True), steps_per_epoch=1, verbose=0)
