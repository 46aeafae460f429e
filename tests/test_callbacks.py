"""The failure detectors: each on a failure that is really there, and all of them on games that are well."""

from ganedu import GAN, Game, data, live, networks, objectives, penalties, priors
from ganedu.callbacks import (
    Collapse,
    Detector,
    FailureDetectors,
    Look,
    Memorising,
    Oscillation,
    PerfectDiscriminator,
    VanishingGradient,
)
import keras
from keras import layers
from keras.optimizers import SGD, Adam
import numpy as np
import pytest
from sklearn.metrics import roc_auc_score
import tensorflow as tf


def everything(gan):
    return [tensor.numpy() for tensor in [*gan.variables, *gan.d_optimizer.variables, *gan.g_optimizer.variables]]


def assert_same(first, second):
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


def watch(gan, stream, steps, **options):
    detectors = FailureDetectors(**options)
    gan.fit(stream, steps_per_epoch=steps, callbacks=[detectors], verbose=0)
    return detectors.findings


def names(findings):
    return {name for _, name, _ in findings}


def ring(radius=1.0, centre=0.0, seed=0):
    rng = np.random.default_rng(seed)
    angles = 2 * np.pi * rng.integers(0, 8, 2048) / 8
    points = radius * np.stack([np.cos(angles), np.sin(angles)], 1) + rng.normal(0, 0.01, (2048, 2))
    return data.stream((points + centre).astype("float32"), batch_size=32)


def random_layers():
    """A game with everything that a look could disturb: dropout, batch statistics, spectral norm, averages."""
    keras.utils.set_random_seed(3)
    generator = [layers.Dense(16), layers.BatchNormalization(), layers.ReLU(), layers.Dense(2)]
    first = layers.SpectralNormalization(layers.Dense(16))
    discriminator = [first, layers.LeakyReLU(), layers.BatchNormalization(), layers.Dropout(0.5)]
    gan = GAN(
        keras.Sequential([keras.Input((2,)), *generator]),
        keras.Sequential([keras.Input((2,)), *discriminator, layers.Dense(1)]),
    )
    gan.compile(Adam(1e-3), Adam(1e-3, use_ema=True), steps_per_execution=5)
    return gan


# Looking.


def test_a_watched_training_equals_an_unwatched_one(points):
    watched, unwatched = random_layers(), random_layers()
    watch(watched, points, 30, every=1)
    unwatched.fit(points, steps_per_epoch=30, verbose=0)
    assert_same(everything(watched), everything(unwatched))


def test_a_look_measures_what_it_says(make_gan, points):
    class Listener(Detector):
        def __call__(self, look):
            self.look = look

    gan, listener = make_gan(), Listener()
    watch(gan, points, 12, detectors=[listener], every=1)
    look, real, z = listener.look, np.concatenate(list(points.take(4))), gan.prior(64, (0, 1))
    with tf.GradientTape() as tape:
        samples = gan.generator(z)
        loss = tf.reduce_mean(tf.nn.softplus(-gan.discriminator(samples)))
    gradient = tape.gradient(loss, gan.generator.trainable_weights)
    logits = gan.discriminator(np.concatenate([real, samples])).numpy()[:, 0]

    assert look.step == 12
    assert look.separation == pytest.approx(roc_auc_score([1] * 64 + [0] * 64, logits), abs=1e-6)
    assert look.lead == pytest.approx(logits[:64].mean() - logits[64:].mean(), abs=1e-5)
    assert look.gradient == pytest.approx(np.sqrt(sum(np.square(part).sum() for part in gradient)), rel=1e-4)
    assert look.weights == pytest.approx(np.sqrt(sum(np.square(w).sum() for w in gan.generator.weights)), rel=1e-5)
    assert look.real_spread == pytest.approx(np.sqrt(real.var(axis=0).sum()), rel=1e-5)
    assert look.spread == pytest.approx(np.sqrt(samples.numpy().var(axis=0).sum()), rel=1e-4)
    np.testing.assert_allclose(look.centre, samples.numpy().mean(axis=0), atol=1e-5)


def a_look(step, **seen):
    quiet = {"gradient": 1.0, "weights": 1.0, "separation": 0.7, "lead": 0.5, "real_spread": 1.0, "spread": 1.0}
    unused = {"centre": np.zeros(3), "d_gradient": 1.0, "real_logits": np.zeros(3), "fake_logits": np.zeros(3)}
    return Look(step, **{**quiet, **unused, **seen})


def heard(detector, looks):
    return [look.step for look in looks if detector(look) is not None]


def test_a_sign_must_last_for_steps_and_for_looks():
    steps = range(0, 1001, 50)
    assert heard(Collapse(patience=800), [a_look(step, spread=0.1) for step in steps]) == [800, 850, 900, 950, 1000]
    assert heard(Collapse(patience=800), [a_look(step, spread=0.1 + (step == 500)) for step in steps]) == []
    assert heard(Collapse(), [a_look(5_000 * number, spread=0.1) for number in range(10)]) == [45_000]


def test_a_lead_that_shrinks_is_no_failure():
    perfect = [a_look(step, separation=1.0, lead=3.0) for step in range(0, 1200, 100)]
    shrinking = [a_look(step, separation=1.0, lead=3.0 - step / 1000) for step in range(0, 1200, 100)]
    assert heard(PerfectDiscriminator(), perfect) == [1000, 1100]
    assert heard(PerfectDiscriminator(), shrinking) == []


def test_a_short_gradient_in_balance_is_no_failure():
    short = {"gradient": 1e-3, "lead": 1.0}
    assert heard(VanishingGradient(), [a_look(step, **short) for step in range(0, 1200, 100)]) == []
    told = [a_look(step, separation=0.95, **short) for step in range(0, 1200, 100)]
    assert heard(VanishingGradient(), told) == [1000, 1100]


@pytest.mark.parametrize(
    "swing, expected",
    [
        (lambda t: np.sin(t / 50), True),
        (lambda t: np.sin(t / 50) * np.exp(-t / 500), False),  # dies down
        (lambda t: np.sin(t / 50) if t < 1_000 else t / 500, False),  # becomes a drift
        (lambda t: 0.1 * np.sin(t / 50), False),  # trembles
        (lambda t: 5.0 * np.exp(-t / 100) + 0.5 * np.sin(t / 50), False),  # a small rest of a long way
    ],
)
def test_what_counts_as_oscillation(swing, expected):
    direction = np.array([0.6, 0.0, 0.8])
    looks = [a_look(step, centre=swing(step) * direction) for step in range(0, 3000, 100)]
    assert bool(heard(Oscillation(), looks)) == expected


# Failures.


def test_collapse():
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dense_generator(2, (32,), (2,)), networks.dense_discriminator((2,), (8,)))
    gan.compile(Adam(1e-4, 0.5), Adam(1e-2, 0.5), steps_per_execution=100)
    findings = watch(gan, ring(radius=0.7), 1300)
    assert names(findings) == {"Collapse"}
    assert 1000 <= findings[0][0] <= 1300 and "nearly identical" in findings[0][2]
    assert gan.generate(gan.prior(200)).std(axis=0).max() < 0.2 < 0.45 < np.std(next(iter(ring(0.7))), axis=0).min()


def far_apart(objective):
    keras.utils.set_random_seed(1)
    gan = GAN(
        networks.dense_generator(2, (32,), (2,), activation=None),
        networks.dense_discriminator((2,), (32,)),
        objective,
    )
    gan.compile(Adam(1e-2), Adam(1e-4), steps_per_execution=100)
    turn = tf.function(gan.discriminator_turn)
    for real in ring(centre=20.0).take(600):
        turn(real)
    return gan


def test_a_saturating_loss_before_a_perfect_discriminator():
    findings = watch(far_apart(objectives.minimax), ring(centre=20.0), 1000)
    assert [(step, name) for step, name, _ in findings] == [(1000, "VanishingGradient"), (1000, "PerfectDiscriminator")]


def test_before_a_perfect_discriminator_the_other_loss_does_not_vanish():
    findings = watch(far_apart(objectives.non_saturating), ring(centre=20.0), 1000)
    assert "VanishingGradient" not in names(findings)


def dirac(penalty):
    """The Dirac-GAN (Mescheder et al., 2018, section 2): one real point, a linear discriminator."""
    generator = [layers.Dense(1, kernel_initializer="zeros", bias_initializer="ones")]
    discriminator = [layers.Dense(1, use_bias=False, kernel_initializer="ones")]
    gan = GAN(
        keras.Sequential([keras.Input((1,)), *generator]),
        keras.Sequential([keras.Input((1,)), *discriminator]),
        objectives.wasserstein,
        penalty,
    )
    gan.compile(SGD(0.1), SGD(0.1), steps_per_execution=100)
    return gan


def real_points(spread):
    points = np.random.default_rng(0).normal(0, spread, (512, 1))
    return data.stream(points.astype("float32"), batch_size=16)


@pytest.mark.parametrize("spread", [0.0, 0.1])
def test_oscillation(spread):
    findings = watch(dirac(penalties.none), real_points(spread), 2000)
    assert [(step, name) for step, name, _ in findings] == [(2000, "Oscillation")]


def test_the_same_game_settles_with_a_penalty():
    assert watch(dirac(penalties.r1(1.0)), real_points(0.0), 2000) == []


def with_nan_in_batch(stream, number):
    numbers = tf.data.Dataset.counter()
    broken = tf.data.Dataset.zip(numbers, stream).map(
        lambda step, batch: tf.where(step == number, np.float32("nan"), batch)
    )
    broken.arrays = stream.arrays  # as if it had been looked at beforehand: no guard in front of the game
    return broken


def test_nan_goes_back_to_the_last_good_look_and_stops(points, capsys):
    gan, good = random_layers(), random_layers()
    findings = watch(gan, with_nan_in_batch(points, 37), 100, every=10)
    good.fit(points, steps_per_epoch=30, verbose=0)
    assert [(step, name) for step, name, _ in findings] == [(40, "NaN")]
    assert "d_loss and g_loss became NaN or infinite" in findings[0][2] and "rewound to step 30" in findings[0][2]
    assert "Step 40, NaN: d_loss and g_loss" in capsys.readouterr().out
    assert gan.stop_training
    assert_same(everything(gan), everything(good))
    assert all(np.isfinite(array).all() for array in everything(gan))


def test_nan_of_a_rate_far_too_large(points, make_gan):
    gan = make_gan(g_optimizer=SGD(1e30))
    assert names(watch(gan, points, 200, every=1)) == {"NaN"}
    assert all(np.isfinite(array).all() for array in everything(gan))


def test_nan_in_a_weight_alone(points, make_gan):
    class Poison(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            bias = self.model.generator.weights[-1]
            bias.assign([np.nan, 0.0])

    gan, detectors = make_gan(), FailureDetectors(every=1)
    gan.fit(points, steps_per_epoch=10, callbacks=[Poison(), detectors], verbose=0)
    assert len(detectors.findings) == 1 and "a weight became NaN" in detectors.findings[0][2]
    assert_same(gan.generator.get_weights(), make_gan().generator.get_weights())


def test_nan_before_the_first_step_is_an_error(points, make_gan):
    gan = make_gan()
    gan.generator.weights[0].assign(np.full(gan.generator.weights[0].shape, np.nan))
    with pytest.raises(ValueError, match="before the first step"):
        watch(gan, points, 10)


# Manners.


def test_a_failure_is_told_of_once_and_beside_the_live_panel_too(points, make_gan, capsys):
    class Always:
        def __call__(self, look):
            return "something was seen; try something else."

    detectors = FailureDetectors([Always()], every=1)
    run = live.train(make_gan(), points, steps=20, callbacks=[detectors]).wait(60)
    assert run.state == "finished"
    assert detectors.findings == [(0, "Always", "something was seen; try something else.")]
    assert capsys.readouterr().out.count("Step 0, Always: something was seen; try something else.") == 1


def strokes(count, seed):
    """Pictures with one bright dot each, anywhere: many are possible, and a network can learn some of them by heart."""
    rng = np.random.default_rng(seed)
    pictures = np.full((count, 8, 8, 1), -1.0, "float32")
    pictures[np.arange(count), rng.integers(0, 8, count), rng.integers(0, 8, count)] = 1.0
    return (pictures + rng.normal(0, 0.3, pictures.shape).astype("float32")).clip(-1.0, 1.0)


@pytest.mark.parametrize(("known", "told"), [(16, {"Memorising"}), (8_000, set())])
@pytest.mark.filterwarnings("ignore:.*pictures are few")
def test_pictures_learnt_by_heart_are_noticed_on_held_out_ones(known, told):
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dense_generator(8, (64,), (8, 8, 1), None), networks.dense_discriminator((8, 8, 1), (128,)))
    gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5), steps_per_execution=20)
    detector = Memorising(patience=300)
    findings = watch(
        gan,
        data.stream(strokes(known, 0), batch_size=16),
        600,
        detectors=[detector],
        every=20,
        held_out=strokes(200, 1),
    )
    assert names(findings) == told


def test_held_out_pictures_of_another_shape_are_refused(make_gan, points):
    with pytest.raises((TypeError, ValueError), match=r"examples of shape \(3,\) and the generator makes \(2,\)"):
        watch(make_gan(), points, 2, held_out=np.zeros((10, 3), "float32"))


def test_other_games_are_refused_in_a_sentence(points):
    class Other(Game):
        network = networks.dense_discriminator((2,))
        discriminators = generators = [network]

    game = Other()
    game.compile(Adam(), Adam())
    with pytest.raises(TypeError, match="this Other plays by other rules: train it with BackFromNaN"):
        watch(game, points, 1)


# Health.


def toy(objective, penalty, seed=0, d_turns=1, use_ema=False):
    keras.utils.set_random_seed(seed)
    gan = GAN(
        networks.dense_generator(2, (32, 32), (2,), activation=None),
        networks.dense_discriminator((2,), (32, 32)),
        objective,
        penalty,
        d_turns=d_turns,
        seed=seed,
    )
    gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=use_ema), steps_per_execution=50)
    return gan


def digits(generator, discriminator, prior):
    gan = GAN(generator, discriminator, prior=prior)
    gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5), steps_per_execution=50)
    return gan


def lesson_02():
    keras.utils.set_random_seed(0)
    hidden = [layers.Flatten(), layers.Dense(256), layers.LeakyReLU(0.2), layers.Dropout(0.3)]
    discriminator = keras.Sequential([keras.Input((28, 28, 1)), *hidden, layers.Dense(1)])
    return digits(networks.dense_generator(100), discriminator, priors.uniform(100)), data.mnist(32)


def small_dcgan():
    keras.utils.set_random_seed(0)
    shape = (12, 12, 1)
    players = networks.dcgan_generator(16, 4, shape), networks.dcgan_discriminator(shape, 4, batch_norm=True)
    return digits(*players, priors.normal(16)), data.stream(data.load("mnist")[0][:, 2:26:2, 2:26:2], batch_size=16)


HEALTHY = {
    "non-saturating + R1": lambda: (toy(objectives.non_saturating, penalties.r1(0.1)), ring()),
    "relativistic + R1 + R2": lambda: (toy(objectives.relativistic, penalties.r1(0.1) + penalties.r2(0.1)), ring()),
    "relativistic, seed 1": lambda: (toy(objectives.relativistic, penalties.r1(0.1), seed=1), ring(seed=1)),
    "WGAN-GP": lambda: (toy(objectives.wasserstein, penalties.gradient_penalty(1.0), d_turns=2), ring()),
    # Swings for a thousand steps, then settles.
    "hinge + gradient penalty": lambda: (toy(objectives.hinge, penalties.gradient_penalty(1.0), seed=2), ring()),
    "least squares + R1": lambda: (toy(objectives.least_squares, penalties.r1(0.1), seed=3), ring()),
    "averaged weights": lambda: (toy(objectives.non_saturating, penalties.r1(0.1), 4, use_ema=True), ring(seed=4)),
    "off centre": lambda: (toy(objectives.non_saturating, penalties.r1(0.1), 5), ring(centre=2.0)),
    "lesson 02": lesson_02,
    "small DCGAN": small_dcgan,
}


@pytest.mark.parametrize("name", HEALTHY)
def test_no_false_alarm(name):
    gan, stream = HEALTHY[name]()
    assert watch(gan, stream, 2200 if name == "hinge + gradient penalty" else 1100) == []
