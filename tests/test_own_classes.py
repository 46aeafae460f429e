"""Mistakes in networks and games of the learner's own: told as such, before anything is trained."""

from ganedu import GAN, networks, penalties
import keras
from keras import layers
import numpy as np
import pytest
import tensorflow as tf
from test_files import told
from test_foreseeable_mistakes import FLOATS, SHAPE, game

pytestmark = pytest.mark.filterwarnings("ignore:.*pictures are few")


def compiled(kind):
    gan = kind(networks.dense_generator(4, (8,), SHAPE), networks.dense_discriminator(SHAPE))
    gan.compile(keras.optimizers.Adam(), keras.optimizers.Adam())
    return gan


def ending_in(layer):
    """A generator that ends in a layer for 64 numbers."""
    return keras.Sequential([keras.Input((4,)), layers.Dense(64, activation="tanh"), layer, layers.Reshape(SHAPE)])


class Faulty(layers.Layer):
    """Multiplies matrices that do not fit, which a graph is told too late."""

    def call(self, inputs):
        return tf.matmul(inputs, tf.zeros((3, 4))) if tf.executing_eagerly() else inputs


class Rounded(layers.Layer):
    def call(self, inputs):
        return tf.round(inputs)


def test_the_line_of_a_layer_that_fails_is_named():
    told(
        lambda: game(generator=ending_in(Faulty())).fit(FLOATS, verbose=0), "of call is wrong, return tf.matmul(inputs"
    )


def test_a_matchup_that_takes_another_batch_is_named():
    class Pairs(GAN):
        def matchup(self, batch, seed):
            real, labels, weights = batch
            return super().matchup(real, seed)

    told(lambda: compiled(Pairs).fit(FLOATS, verbose=0), "of matchup is wrong, real, labels, weights = batch: ")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (lambda real, fake, discriminate: (real, fake), "2 things"),
        (lambda real, fake, discriminate: (real, fake, discriminate(fake)), "3 things"),
        (lambda real, fake, discriminate: fake, "an EagerTensor"),
    ],
)
def test_a_matchup_is_three_things(left, words):
    class Wrong(GAN):
        def matchup(self, batch, seed):
            return left(*super().matchup(batch, seed))

    told(lambda: compiled(Wrong).fit(FLOATS, verbose=0), f"matchup of Wrong returns {words}; expected three things")


@pytest.mark.parametrize("eager", [True, False])
def test_nothing_to_learn_from(eager):
    gan = game(generator=ending_in(Rounded()), eager=eager)
    told(lambda: gan.fit(FLOATS, batch_size=8, verbose=0), "No gradient of the loss reaches the weights of G or D")


@pytest.mark.parametrize("slip", ["loss", "latent_dim", "objectives"])
def test_what_a_game_is_not_made_from(slip):
    told(lambda: game(**{slip: 3}), f"GAN takes no {slip}; it takes generator, discriminator, objective")


def test_a_generator_of_two_outputs():
    z = keras.Input((4,))
    images = layers.Reshape(SHAPE)(layers.Dense(64)(z))
    told(lambda: game(generator=keras.Model(z, [images, images])), "The generator returns 2 tensors")


def test_losses_that_a_game_would_leave_out_are_refused():
    active = ending_in(layers.ActivityRegularization(l2=0.1, name="active"))
    told(lambda: game(generator=active).fit(FLOATS, verbose=0), "The layer active has an activity_regularizer or calls")


@keras.saving.register_keras_serializable("tests")
class Renamed(GAN):
    def __init__(self, g, d, **options):
        super().__init__(g, d, **options)
        self.g, self.d = g, d


def test_a_class_that_calls_a_network_by_another_name():
    sentence = told(lambda: compiled(Renamed), "under both names")
    assert "__init__ generator" in sentence or "__init__ discriminator" in sentence


def test_an_auxiliary_loss_for_each_example_is_refused():
    class PerExample(GAN):
        def auxiliary_loss(self, batch, fake, seed):
            return tf.zeros(len(batch))

    gan = compiled(PerExample)
    told(lambda: gan.fit(FLOATS, verbose=0), "auxiliary_loss of PerExample returns shape (2,); expected a scalar")


def test_networks_that_share_a_layer_are_saved_as_weights_alone(tmp_path):
    shared = layers.Dense(64, trainable=False, name="shared")
    z, x = keras.Input((4,)), keras.Input(SHAPE)
    generator = keras.Model(z, layers.Reshape(SHAPE)(layers.Dense(64)(shared(layers.Dense(64)(z)))))
    discriminator = keras.Model(x, layers.Dense(1)(shared(layers.Flatten()(x))))
    with pytest.warns(UserWarning, match="generator and the discriminator share the layer shared"):
        gan = game(generator=generator, discriminator=discriminator)
    told(lambda: gan.save(tmp_path / "gan.keras"), "keep the weights with save_weights")
    gan.save_weights(tmp_path / "gan.weights.h5")
    before = gan.samples(4)
    gan.fit(FLOATS, batch_size=8, verbose=0)
    assert not np.array_equal(gan.samples(4), before)
    gan.load_weights(tmp_path / "gan.weights.h5")
    assert np.array_equal(gan.samples(4), before)


class Gap(penalties.Penalty):
    """A penalty without a weight."""

    def __call__(self, discriminate, real, fake, seed):
        return tf.reduce_mean(tf.square(discriminate(fake)))


def test_a_penalty_without_a_weight():
    gan = game(penalty=Gap(), eager=False)
    assert np.isfinite(gan.fit(FLOATS, batch_size=8, verbose=0).history["d_loss"]).all()


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
@pytest.mark.parametrize(
    "penalty", [penalties.r1(1.0), penalties.gradient_penalty(1.0), penalties.lazy(penalties.r1(1.0))]
)
def test_networks_in_half_precision_end_in_full(policy, penalty):
    def judge(*end):
        return keras.Sequential([keras.Input(SHAPE), layers.Flatten(), layers.Dense(1), *end])

    keras.config.set_dtype_policy(policy)
    try:
        half, full = judge(), judge(layers.Activation("linear", dtype="float32"))
        generator = ending_in(layers.Activation("linear", dtype="float32"))
    finally:
        keras.config.set_dtype_policy("float32")
    told(lambda: game(discriminator=half), "The discriminator ends in half precision")
    told(lambda: game(generator=generator), "The generator ends in half precision")
    generator = keras.Sequential([generator, layers.Activation("linear", dtype="float32")])
    gan = game(generator=generator, discriminator=full, penalty=penalty, eager=False)
    assert np.isfinite(gan.fit(FLOATS, batch_size=8, verbose=0).history["d_loss"]).all()


@pytest.mark.parametrize("returned", [{"loss": 0.0}, {"d_loss": 0.0}])
def test_a_step_that_returns_other_losses(returned):
    class Stepping(GAN):
        def train_step(self, batches):
            return {name: tf.constant(value) for name, value in returned.items()}

    told(
        lambda: compiled(Stepping).fit(FLOATS, verbose=0), "g_loss; expected a dictionary of the losses that its class"
    )
