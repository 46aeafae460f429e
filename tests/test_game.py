"""The game: one train_step for the whole course, with Keras's manners."""

import functools
import itertools

from ganedu import GAN, networks, objectives, penalties, priors
import keras
import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.eager.context import context

WRITES = ("AssignVariableOp", "AssignAddVariableOp", "AssignSubVariableOp")


def weights(game):
    return [weight.numpy() for weight in game.weights]


def assert_same(first, second):
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


def game_with_penalties():
    pair = networks.dense_generator(3, (16,), (2,), None), networks.dense_discriminator((2,), (16,))
    penalty = penalties.r1(0.1) + penalties.gradient_penalty(1.0)
    gan = GAN(*pair, objective=objectives.hinge, penalty=penalty, d_turns=2)
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3))
    return gan


def by_hand(gan, batches):
    """Algorithm 1 written out with stock Keras, without `Game`."""
    d_optimizer, g_optimizer = keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3)
    generator, discriminator = gan.generator, gan.discriminator
    cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
    losses = []
    for step, batch in enumerate(batches):
        with tf.GradientTape() as tape:
            fake = generator(gan.prior(len(batch), (0, step)))
            d_loss = cross_entropy(tf.ones((len(batch), 1)), discriminator(batch))
            d_loss += cross_entropy(tf.zeros((len(batch), 1)), discriminator(fake))
        gradient = tape.gradient(d_loss, discriminator.trainable_weights)
        d_optimizer.apply(gradient, discriminator.trainable_weights)
        with tf.GradientTape() as tape:
            fake = generator(gan.prior(len(batch), (1, step)))
            g_loss = cross_entropy(tf.ones((len(batch), 1)), discriminator(fake))
        g_optimizer.apply(tape.gradient(g_loss, generator.trainable_weights), generator.trainable_weights)
        losses.append((float(d_loss), float(g_loss)))
    return np.mean(losses, axis=0)


def test_fit_plays_algorithm_1(make_gan, points):
    gan, twin = make_gan(), make_gan()
    history = gan.fit(points, steps_per_epoch=6, verbose=0).history
    d_loss, g_loss = by_hand(twin, points.take(6))
    np.testing.assert_allclose(history["d_loss"], d_loss, rtol=1e-5)
    np.testing.assert_allclose(history["g_loss"], g_loss, rtol=1e-5)
    for a, b in zip(
        gan.generator.weights + gan.discriminator.weights,
        twin.generator.weights + twin.discriminator.weights,
        strict=True,
    ):
        np.testing.assert_allclose(a, b, atol=1e-6)


def test_every_discriminator_turn_sees_fresh_real_data(make_gan):
    seen = []

    def spy(real, fake):
        tf.py_function(lambda logits: seen.append(logits.numpy().ravel()), [real], [])
        return tf.reduce_mean(real) * 0.0 + tf.reduce_mean(fake) * 0.0

    stream = tf.data.Dataset.range(100).map(lambda i: tf.cast(tf.stack([i, i])[None], tf.float32))
    gan = make_gan(d_turns=3, objective=objectives.Objective(spy, objectives.non_saturating_generator))
    gan.discriminator.set_weights([np.zeros_like(weight) for weight in gan.discriminator.get_weights()])
    kernel = np.zeros((2, 16), "float32")
    kernel[0, 0] = 1.0
    gan.discriminator.layers[1].kernel.assign(kernel)
    gan.discriminator.layers[-1].kernel.assign(np.eye(16, 1, dtype="float32"))
    gan.fit(stream, steps_per_epoch=2, verbose=0)
    np.testing.assert_allclose(np.concatenate(seen), [0, 1, 2, 3, 4, 5], atol=1e-6)
    assert int(gan.d_optimizer.iterations) == 6 and int(gan.g_optimizer.iterations) == 2


def test_each_turn_moves_its_own_team(make_gan, points):
    gan = make_gan()
    batch = next(iter(points))
    generator, discriminator = gan.generator.get_weights(), gan.discriminator.get_weights()
    gan.discriminator_turn(batch)
    assert_same(generator, gan.generator.get_weights())
    assert any((a != b).any() for a, b in zip(discriminator, gan.discriminator.get_weights(), strict=True))
    discriminator = gan.discriminator.get_weights()
    gan.generator_turn(batch)
    assert_same(discriminator, gan.discriminator.get_weights())
    assert any((a != b).any() for a, b in zip(generator, gan.generator.get_weights(), strict=True))


def test_the_same_seed_gives_the_same_run_however_it_is_cut(make_gan, points):
    first, second, other = make_gan(), make_gan(), make_gan(seed=1)
    first.fit(points, steps_per_epoch=20, verbose=0)
    second.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), steps_per_execution=7)
    second.fit(points, steps_per_epoch=20, verbose=0)
    other.fit(points, steps_per_epoch=20, verbose=0)
    assert_same(weights(first), weights(second))
    assert any((a != b).any() for a, b in zip(weights(first), weights(other), strict=True))


def test_a_loss_is_the_mean_over_the_epoch(make_gan, points):
    one, many = make_gan(), make_gan()
    epoch = one.fit(points, steps_per_epoch=10, verbose=0).history
    steps = many.fit(points.take(10), epochs=1, verbose=0).history
    np.testing.assert_allclose(epoch["d_loss"], steps["d_loss"], rtol=1e-6)
    assert set(epoch) == {"d_loss", "g_loss"}


def test_callbacks_and_epochs_work_as_in_keras(make_gan, points):
    calls = []

    class Spy(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            calls.append("begin")

        def on_train_batch_end(self, batch, logs=None):
            calls.append(batch)

        def on_epoch_end(self, epoch, logs=None):
            calls.append((epoch, sorted(logs)))
            self.model.stop_training = epoch == 2

    gan = make_gan()
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), steps_per_execution=4)
    history = gan.fit(points, steps_per_epoch=10, epochs=9, initial_epoch=1, callbacks=[Spy()], verbose=0)
    assert calls[:5] == ["begin", 3, 7, 9, (1, ["d_loss", "g_loss"])]
    assert history.epoch == [1, 2]


def test_finite_datasets_and_arrays_train_once_through(make_gan, points):
    gan = make_gan(d_turns=2)
    gan.fit(points.take(10), epochs=2, verbose=0)
    assert int(gan.g_optimizer.iterations) == 10
    gan.fit(np.zeros((64, 2), "float32"), batch_size=8, verbose=0)
    assert int(gan.g_optimizer.iterations) == 14


def test_running_eagerly_gives_the_same_losses(make_gan, points):
    graph, eager = make_gan(), make_gan()
    eager.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), run_eagerly=True)
    a = graph.fit(points, steps_per_epoch=3, verbose=0).history["d_loss"]
    b = eager.fit(points, steps_per_epoch=3, verbose=0).history["d_loss"]
    np.testing.assert_allclose(a, b, rtol=1e-5)


@pytest.mark.parametrize("objective", [v for v in vars(objectives).values() if isinstance(v, objectives.Objective)])
@pytest.mark.parametrize(
    "penalty", [penalties.none, penalties.gradient_penalty(10.0), penalties.r1(1.0) + penalties.r2(1.0)]
)
def test_every_objective_trains_with_every_penalty(make_gan, points, objective, penalty):
    history = make_gan(objective=objective, penalty=penalty).fit(points, steps_per_epoch=2, verbose=0).history
    assert np.isfinite(history["d_loss"] + history["g_loss"]).all()


def test_a_saved_gan_goes_on_as_if_it_had_not_been_saved(make_gan, points, tmp_path):
    gan = make_gan(
        objective=objectives.hinge,
        penalty=penalties.r1(0.1) + penalties.gradient_penalty(1.0),
        d_turns=2,
        g_optimizer=keras.optimizers.Adam(1e-3, use_ema=True),
    )
    gan.fit(points, steps_per_epoch=4, verbose=0)
    gan.save(tmp_path / "gan.keras")
    again = keras.saving.load_model(tmp_path / "gan.keras")
    assert again.objective == gan.objective and again.d_turns == 2
    z = gan.prior(5, seed=3)
    np.testing.assert_array_equal(gan.generate(z), again.generate(z))
    for game in (gan, again):
        game.fit(points, steps_per_epoch=4, verbose=0)
    assert_same(weights(gan), weights(again))


def test_the_same_training_again_is_the_same_to_the_bit(points):
    def trained():
        keras.utils.set_random_seed(0)
        gan = game_with_penalties()
        gan.fit(points, steps_per_epoch=12, verbose=0)
        return weights(gan)

    assert_same(trained(), trained())


def test_the_graph_never_reads_a_weight_while_it_changes(points):
    """With TensorFlow's dependency optimisation it did, and now and then a training differed."""
    gan = game_with_penalties()
    context().enable_run_metadata()
    gan.fit(points, steps_per_epoch=3, verbose=0)
    graphs = context().export_run_metadata().partition_graphs
    context().disable_run_metadata()
    graph = {node.name: node for node in max(graphs, key=lambda graph: len(graph.node)).node}
    after = {name: set() for name in graph}
    for name, node in graph.items():
        for source in node.input:
            after[source.lstrip("^").split(":")[0]].add(name)

    @functools.cache
    def variable(name):
        node = graph[name]
        return name if node.op == "_Arg" else variable(node.input[0].split(":")[0])

    def later(name):
        """All that waits for a node, in the same step."""
        found, ahead = set(), [name]
        while ahead:
            for new in after[ahead.pop()] - found:
                found.add(new)
                if graph[new].op != "NextIteration":
                    ahead.append(new)
        return found

    uses = [name for name, node in graph.items() if node.op in ("ReadVariableOp", *WRITES)]
    waiting = {name: later(name) for name in uses}
    inside = {name for name in uses if name.startswith("while/body")}  # the loop over all steps of a call but the last
    next_step = {name for name, node in graph.items() if node.op == "NextIteration"}
    assert all(next_step <= waiting[name] for name in inside)
    last_step = set.union(*(later(name) for name, node in graph.items() if node.op == "Exit"))
    assert set(uses) - inside <= last_step
    pairs = [(a, b) for a, b in itertools.combinations(uses, 2) if (a in inside) == (b in inside)]
    writes = [(a, b) for a, b in pairs if graph[a].op in WRITES or graph[b].op in WRITES]
    same = [(a, b) for a, b in writes if variable(a) == variable(b)]
    assert len(same) > 100
    for a, b in same:
        assert b in waiting[a] or a in waiting[b], f"{a} and {b} go in any order"


def test_weights_alone_can_be_saved_too(make_gan, points, tmp_path):
    gan, other = make_gan(), make_gan(seed=1)
    gan.fit(points, steps_per_epoch=2, verbose=0)
    gan.save_weights(tmp_path / "gan.weights.h5")
    other.load_weights(tmp_path / "gan.weights.h5")
    z = gan.prior(5)
    np.testing.assert_array_equal(gan.generate(z), other.generate(z))


def test_samples_come_from_the_averaged_generator(make_gan, points):
    """The running average against NumPy's, step by step; Keras starts it at the weights after the first step."""
    gan = make_gan(g_optimizer=keras.optimizers.Adam(0.05, use_ema=True, ema_momentum=0.8))
    average = None
    for _ in range(4):
        gan.generator_turn(next(iter(points)))
        now = gan.generator.get_weights()
        average = now if average is None else [0.8 * a + 0.2 * b for a, b in zip(average, now, strict=True)]
    z = gan.prior(6, seed=2)
    drawn, plain = gan.generate(z), gan.generator(z).numpy()
    gan.generator.set_weights(average)
    np.testing.assert_allclose(drawn, gan.generator(z), atol=1e-5)
    assert np.abs(drawn - plain).max() > 1e-3


def test_generate_draws_in_inference_mode_and_in_parts():
    gan = GAN(networks.dcgan_generator(4, 4), networks.dcgan_discriminator(channels=4, batch_norm=True))
    z = gan.prior(1203, seed=1)
    samples = gan.generate(z)
    assert samples.shape == (1203, 28, 28, 1)
    copy = with_statistics_of_one_batch(gan)
    np.testing.assert_allclose(samples, copy.predict(z, verbose=0), atol=1e-3)


@pytest.mark.parametrize("prior", [priors.normal(3), priors.uniform(3)])
def test_priors_draw_what_they_say(prior):
    from scipy import stats

    z = prior(4000, seed=5).numpy()
    assert z.shape == (4000, 3)
    np.testing.assert_array_equal(z, prior(4000, seed=5))
    assert (z != prior(4000, seed=6).numpy()).any()
    law = stats.norm if isinstance(prior, priors.normal) else stats.uniform(-1, 2)
    assert min(stats.kstest(column, law.cdf).pvalue for column in z.T) > 1e-3


@pytest.mark.parametrize("channels", [8, 16])
@pytest.mark.parametrize("image_shape", [(28, 28, 1), (32, 64, 3)])
def test_networks_fit_each_other(image_shape, channels):
    dense = networks.dense_generator(5, (8,), image_shape), networks.dense_discriminator(image_shape, (8,))
    convolutional = (
        networks.dcgan_generator(5, channels, image_shape),
        networks.dcgan_discriminator(image_shape, channels),
    )
    for generator, discriminator in (dense, convolutional):
        images = generator(np.zeros((3, 5), "float32"))
        assert images.shape == (3, *image_shape) and discriminator(images).shape == (3, 1)
        assert np.abs(images).max() <= 1


def weights_drawn_from(gan):
    averages = gan.averaged(gan.generator)
    return gan.generator.trainable_variables if averages is None else averages


def with_statistics_of_one_batch(gan):
    """A copy of the generator, as it is drawn from, that has seen nothing but one batch."""
    copy = keras.models.clone_model(gan.generator)
    for weight, drawn in zip(copy.trainable_variables, weights_drawn_from(gan), strict=True):
        weight.assign(drawn)
    for layer in copy.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.0
    copy(gan.prior(256, seed=gan.seed), training=True)
    return copy


def trained_a_little(use_ema):
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dcgan_generator(4, 4), networks.dcgan_discriminator(channels=4, batch_norm=True))
    gan.compile(keras.optimizers.Adam(0.01), keras.optimizers.Adam(0.01, use_ema=use_ema, ema_momentum=0.9))
    gan.fit(np.full((64, 28, 28, 1), -1.0, "float32"), batch_size=16, epochs=2, verbose=0)
    return gan


with_and_without_averages = pytest.mark.parametrize("use_ema", [True, False])


@with_and_without_averages
def test_samples_are_drawn_with_statistics_that_belong_to_the_weights(use_ema):
    """Moving statistics lag behind the weights: without averages too, early in a training, samples were grey."""
    gan = trained_a_little(use_ema)
    z = gan.prior(9, seed=1)
    moving = [variable.numpy() for variable in gan.generator.non_trainable_variables]
    drawn = gan.generate(z)
    assert_same(moving, [variable.numpy() for variable in gan.generator.non_trainable_variables])
    copy = with_statistics_of_one_batch(gan)
    # Solving Keras's moving statistic for that of the batch loses two digits.
    np.testing.assert_allclose(drawn, copy(z, training=False), atol=1e-3)
    for variable, value in zip(copy.non_trainable_variables, moving, strict=True):
        variable.assign(value)
    assert np.abs(drawn - copy(z, training=False)).max() > 0.1


def test_a_preview_is_drawn_from_the_weights_of_now(make_gan, points):
    gan, batch = make_gan(g_optimizer=keras.optimizers.Adam(0.05, use_ema=True, ema_momentum=0.8)), next(iter(points))
    seen = []
    for _ in range(3):
        seen.append(gan.preview())
        np.testing.assert_allclose(seen[-1], gan.generate(gan.prior(80, seed=gan.seed)), atol=1e-5)
        gan.generator_turn(batch)
    assert np.abs(seen[1] - seen[0]).max() > 1e-3 < np.abs(seen[2] - seen[1]).max()


@with_and_without_averages
def test_a_preview_has_the_statistics_of_its_own_samples(use_ema):
    gan = trained_a_little(use_ema)
    before = gan.generator.get_weights()
    seen = gan.preview()
    assert_same(before, gan.generator.get_weights())
    copy = keras.models.clone_model(gan.generator)
    for weight, drawn in zip(copy.trainable_variables, weights_drawn_from(gan), strict=True):
        weight.assign(drawn)
    halves = np.split(gan.prior(80, seed=gan.seed), 2)
    np.testing.assert_allclose(seen, np.concatenate([copy(z, training=True) for z in halves]), atol=1e-5)


@with_and_without_averages
def test_the_panel_shows_what_generate_gives(use_ema):
    gan = trained_a_little(use_ema)
    given = gan.generate(gan.prior(80, seed=gan.seed))
    assert np.abs(gan.preview() - given).mean() < 0.05 and abs(gan.preview().std() - given.std()) < 0.02


def test_a_preview_of_a_sigmoid_generator_fills_the_same_range():
    gan = GAN(networks.dense_generator(4, (8,), activation="sigmoid"), networks.dense_discriminator(units=(8,)))
    np.testing.assert_allclose(gan.preview(), 2 * gan.generate(gan.prior(80, seed=0)) - 1, atol=1e-6)


def test_a_new_optimizer_brings_its_own_averages(make_gan, points):
    """Samples follow the compile in force, and not the averages of an optimizer that was replaced."""
    gan = make_gan(g_optimizer=keras.optimizers.Adam(0.05, use_ema=True, ema_momentum=0.8))
    batch, z = next(iter(points)), gan.prior(6, seed=2)
    gan.generator_turn(batch)
    gan.generate(z)
    gan.compile(keras.optimizers.Adam(0.05), keras.optimizers.Adam(0.05, use_ema=True, ema_momentum=0.8))
    gan.generator_turn(batch)  # Keras starts an average at the weights after the first step
    np.testing.assert_allclose(gan.generate(z), gan.generator(z), atol=1e-6)


def test_standing_statistics_are_computed_anew_whenever_something_changed():
    """Kept between two calls of `generate`, since they cost three times as much as one picture."""

    def make():
        generator = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4), keras.layers.BatchNormalization()])
        return GAN(generator, networks.dense_discriminator((4,), (4,)), prior=priors.normal(2), seed=0)

    keras.utils.set_random_seed(0)
    gan = make()
    z, other = gan.prior(8, seed=1), priors.uniform(2)
    for change in (
        lambda: None,
        lambda: gan.generator.layers[0].bias.assign([3.0, 2.0, 1.0, 0.0]),
        lambda: gan.generator.set_weights([10 * weight for weight in gan.generator.get_weights()]),
        lambda: setattr(gan, "prior", other),
    ):
        gan.generate(z)
        change()
        fresh = make()
        fresh.prior = gan.prior
        fresh.generator.set_weights(gan.generator.get_weights())
        np.testing.assert_array_equal(gan.generate(z), fresh.generate(z))
