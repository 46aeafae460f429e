"""The game behind the 2-D playground, without its widget."""

import dataclasses
import random

from ganedu import GAN, data, metrics, networks, objectives, penalties, priors
from ganedu.live.playground import engine as engine_module
from ganedu.live.playground import picture, players
from ganedu.live.playground import side as side_module
from ganedu.live.playground.engine import Engine
from ganedu.live.playground.measures import Judge, jensen_shannon
from ganedu.live.playground.settings import calm_adam, no_penalty, r1_and_r2
from ganedu.live.playground.widget import defaults
import keras
import numpy as np
import pytest
import tensorflow as tf

OBJECTIVES = {name: value for name, value in vars(objectives).items() if isinstance(value, objectives.Objective)}


def settings(**changes):
    """Small networks without a penalty: fast to trace and to play."""
    small = {"d_layers": 1, "g_layers": 1, "d_units": 16, "g_units": 16, "batch_size": 32, "penalty": no_penalty}
    return dataclasses.replace(defaults(), **{**small, "weight": 0.0, **changes})


def alone(settings):
    """An engine with one game, and the game."""
    engine = Engine([settings])
    return engine, *engine.sides


def play(engine, steps):
    """Plays as the widget does: a goal is set, and the training runs until it is reached."""
    engine.play_on(steps)
    engine.training.run()


def command(engine, job):
    """Has the training do something between two calls, as the widget does."""
    begin = keras.callbacks.LambdaCallback(on_train_begin=lambda logs: engine.training.command("a job", job))
    engine.training.callbacks.callbacks.append(begin)
    engine.training.run()
    engine.training.callbacks.callbacks.remove(begin)


def weights(side):
    return [
        variable.numpy() for network in (side.gan.generator, side.gan.discriminator) for variable in network.weights
    ]


def assert_equal(first, second):
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


def point_mass(side, place):
    """Makes a generator that gives the same point for every z."""
    last = side.gan.generator.layers[-2]
    last.kernel.assign(tf.zeros_like(last.kernel))
    last.bias.assign(place)


# Playing.


def test_it_plays_the_packages_own_game():
    engine, side = alone(settings(penalty=penalties.r1, weight=0.3, d_turns=2, seed=5))
    generator = networks.dense_generator(2, (16,), (2,), activation=None)
    discriminator = networks.dense_discriminator((2,), (16,))
    generator.set_weights(side.gan.generator.get_weights())
    discriminator.set_weights(side.gan.discriminator.get_weights())
    twin = GAN(generator, discriminator, penalty=penalties.r1(0.3), prior=priors.normal(2), d_turns=2, seed=5)
    twin.compile(calm_adam(2e-3), calm_adam(2e-3))
    twin.fit(data.stream(data.ring.points(20_000, 5), batch_size=32, seed=5), steps_per_epoch=40, verbose=0)
    play(engine, 25)
    play(engine, 15)
    for one, other in zip(weights(side), [*generator.weights, *discriminator.weights], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


def test_the_generator_may_have_several_turns():
    engine, side = alone(settings(d_turns=2, g_turns=3))
    play(engine, 4)
    assert side.turns == (8, 12) and engine.step == side.step == 4


def test_single_turns_move_one_player_and_count_no_step():
    engine, side = alone(settings())
    before = weights(side)
    command(engine, lambda: engine.turn("discriminator"))
    after = weights(side)
    assert_equal(before[:4], after[:4])
    assert not np.array_equal(before[4], after[4])
    command(engine, lambda: engine.turn("generator"))
    assert_equal(after[4:], weights(side)[4:])
    assert not np.array_equal(after[0], weights(side)[0])
    assert side.turns == (1, 1) and engine.step == 0


def test_the_seed_decides_and_the_notebooks_own_random_state_is_left_alone():
    np.random.seed(3)
    random.seed(3)
    states = np.random.get_state()[1].copy(), random.getstate()
    engines = [Engine([settings(seed=seed)]) for seed in (1, 1, 2)]
    for engine in engines:
        play(engine, 10)
    first, again, other = (weights(engine.sides[0]) for engine in engines)
    assert_equal(first, again)
    assert not np.array_equal(first[0], other[0])
    np.testing.assert_array_equal(np.random.get_state()[1], states[0])
    assert random.getstate() == states[1]


def test_looking_changes_nothing():
    (watched, seen), (unwatched, side) = (alone(settings()) for _ in range(2))
    for _ in range(5):
        play(watched, 7)
        seen.frame(), seen.measures
    play(unwatched, 35)
    assert_equal(weights(seen), weights(side))


def test_graphs_are_traced_once():
    engine, side = alone(settings(penalty=r1_and_r2, weight=0.1))
    engine.warm_up()
    for steps, rate, weight, smoothing in ((1, 1e-3, 0.1, 0.0), (5, 2e-3, 0.2, 0.1), (130, 3e-3, 0.0, 0.2)):
        side.adjust(dataclasses.replace(side.settings, d_rate=rate, g_rate=rate, weight=weight, smoothing=smoothing))
        play(engine, steps)
        side.frame()
        side.frame(side._real[:10], side._z[:10])
        engine.rewind()
    graphs = engine._match.make_call(), side._look, side._draw
    assert [graph.experimental_get_tracing_count() for graph in graphs] == [1, 1, 1]


# Remembering.


def test_playing_again_from_a_kept_moment_gives_the_same_players():
    engine, side = alone(settings(d_turns=2))
    play(engine, 230)
    before, history = weights(side), dict(side.history)
    assert engine.moments == [0, 100, 200]
    command(engine, lambda: engine.rewind(150))
    assert engine.step == 100 and side.turns == (200, 100)
    assert engine.moments == [0, 100, 200], "what lies ahead is kept until the game goes on"
    play(engine, 130)
    assert_equal(before, weights(side))
    assert side.history == history


def test_going_on_from_the_past_forgets_the_old_future():
    engine, side = alone(settings())
    play(engine, 300)
    engine.rewind(100)
    play(engine, 1)
    assert engine.moments == [0, 100] and side.history["step"] == [0, 100]


def test_start_over_is_a_new_game():
    (engine, side), (fresh, other) = (alone(settings(seed=3)) for _ in range(2))
    play(engine, 150)
    engine.rewind()
    assert_equal(weights(side), weights(other))
    assert side.turns == (0, 0)
    play(engine, 20), play(fresh, 20)
    assert_equal(weights(side), weights(other))


def test_memory_stays_small(monkeypatch):
    monkeypatch.setattr(engine_module, "EVERY", 5)
    monkeypatch.setattr(engine_module, "MOST_MOMENTS", 4)
    monkeypatch.setattr(engine_module, "MOST_RECORDS", 6)
    engine, side = alone(settings())
    play(engine, 100)
    assert engine.moments == [0, 40, 80]
    steps = side.history["step"]
    assert len(steps) <= 6 and steps[0] == 0 and len(set(np.diff(steps))) == 1
    assert {len(values) for values in side.history.values()} == {len(steps)}


def test_other_rules_for_the_same_players():
    engine, side = alone(settings(seed=1))
    play(engine, 120)
    before = weights(side)
    memory = [variable.numpy() for variable in side.gan.d_optimizer.variables]
    new = settings(seed=1, objective=objectives.hinge, g_optimizer=keras.optimizers.SGD)
    command(engine, lambda: engine.change([new], [players.build(new)], "new rules"))
    assert_equal(before, weights(side))
    assert side.gan.objective is objectives.hinge and isinstance(side.gan.g_optimizer, keras.optimizers.SGD)
    assert engine.step == 120 and side.history["step"] == [0, 100] and side.turns == (120, 120)
    assert_equal(memory, [variable.numpy() for variable in side.gan.d_optimizer.variables])
    play(engine, 10)
    engine.rewind(100)
    assert engine.step == 100
    assert np.isfinite(weights(side)[0]).all()


def test_a_rate_near_zero_holds_the_players():
    engine, side = alone(settings(d_optimizer=keras.optimizers.SGD, g_optimizer=keras.optimizers.SGD))
    play(engine, 3)
    before = weights(side)
    side.adjust(dataclasses.replace(side.settings, d_rate=1e-30, g_rate=1e-30))
    play(engine, 3)
    assert_equal(before, weights(side))


def test_what_became_infinite_goes_back_to_the_last_good_moment():
    sgd = keras.optimizers.SGD
    engine, side = alone(settings(d_optimizer=sgd, g_optimizer=sgd, d_rate=1e-3, g_rate=1e-3))
    play(engine, 150)
    side.adjust(dataclasses.replace(side.settings, d_rate=10.0, g_rate=10.0, objective=side.settings.objective))
    side.gan.discriminator.layers[-1].kernel.assign(np.full((16, 1), 1e38))
    play(engine, 50)
    assert "were rewound to step 100, the last checkpoint" in engine.broken
    assert engine.step == 100
    assert all(np.isfinite(values).all() for values in weights(side))


# Looking.


@pytest.mark.parametrize("objective", OBJECTIVES.values(), ids=OBJECTIVES)
def test_arrows_are_the_negative_gradient_of_the_generators_loss(objective):
    engine, side = alone(settings(objective=objective))
    play(engine, 20)
    frame = side.frame()
    real = side.gan.discriminator(frame.real)

    def whole(place, axis, change):
        moved = frame.fake.astype("float32").copy()
        moved[place, axis] += change
        return len(moved) * float(objective.generator(real, side.gan.discriminator(moved)))

    tiny = 2e-2
    numbers = [[-(whole(n, axis, tiny) - whole(n, axis, -tiny)) / (2 * tiny) for axis in (0, 1)] for n in range(12)]
    # A kink of D within the difference spoils single ones.
    errors = np.linalg.norm(np.array(numbers) - frame.arrows[:12], axis=1)
    assert np.median(errors) < 0.02 * np.median(np.linalg.norm(frame.arrows[:12], axis=1)) + 2e-3


def test_the_surface_is_what_the_discriminator_says():
    engine, side = alone(settings())
    play(engine, 30)
    frame = side.frame()
    logits = side.gan.discriminator(frame.places.reshape(-1, 2)).numpy().reshape(48, 48)
    np.testing.assert_allclose(frame.surface, 1 / (1 + np.exp(-logits)), rtol=1e-4)
    x, y, half = frame.box
    assert frame.places[0, 0, 0] < frame.places[0, 1, 0] and frame.places[0, 0, 1] < frame.places[1, 0, 1]
    assert np.abs(frame.places - (x, y)).max() < half


def test_the_density_is_drawn_as_shares_of_its_highest_value():
    frame = alone(settings(world=data.moons))[1].frame()
    exact = data.density(data.moons, frame.places.reshape(-1, 2), frame.width).reshape(48, 48)
    np.testing.assert_allclose(frame.density, exact / exact.max(), rtol=1e-6)


def test_scores_that_are_no_probabilities_are_stretched_and_say_so():
    engine, side = alone(settings(objective=objectives.wasserstein))
    play(engine, 30)
    frame = side.frame()
    assert not frame.probability and alone(settings())[1].frame().probability
    assert frame.surface.min() >= 0 and frame.surface.max() <= 1 and np.ptp(frame.surface) > 0.4
    order = np.argsort(frame.logits.ravel())
    assert (np.diff(frame.surface.ravel()[order]) >= 0).all()


def test_the_optimal_discriminator_in_closed_form():
    """Data: two Gaussians. Fakes: all at one place, so that q, seen through the kernel, is a Gaussian."""
    _, side = alone(settings(world=data.two_gaussians))
    point_mass(side, [0.3, 0.2])
    frame = side.frame()
    h = frame.width
    squares = ((frame.places - np.array([0.3, 0.2], "float32")) ** 2).sum(axis=-1)
    q = np.exp(-0.5 * squares / h**2) / (2 * np.pi * h**2)
    variance = 0.2**2 + h**2
    p = sum(np.exp(-0.5 * ((frame.places - [x, 0]) ** 2).sum(axis=-1) / variance) for x in (-1, 1)) / 2
    p /= 2 * np.pi * variance
    known = np.isfinite(frame.best)
    np.testing.assert_allclose(frame.best[known], (p / (p + q))[known], atol=1e-4)
    assert frame.p_known and known.mean() > 0.2
    assert np.isnan(frame.best[0, 0]), "far from both there is nothing to tell apart"


def test_a_density_that_is_not_known_is_estimated():
    class Points:
        def points(self, count, seed=0):
            return data.two_gaussians.points(count, seed)

    estimated, exact = (alone(settings(world=world))[1] for world in (Points(), data.two_gaussians))
    assert not estimated.frame().p_known and exact.frame().p_known
    np.testing.assert_allclose(estimated._p, exact._p, atol=0.1 * exact._p.max())
    assert estimated.measures.modes is None and "modes" not in repr(estimated.measures)


def test_the_kernel_density_is_the_mean_of_gaussians(rng):
    points, box = rng.normal(size=(50, 2)), (0.0, 0.0, 3.0)
    h, places = picture.kernel_width(box), picture.places(box).astype(float)
    expected = np.zeros((48, 48))
    for point in points:
        expected += np.exp(-0.5 * ((places - point) ** 2).sum(axis=-1) / h**2) / (2 * np.pi * h**2) / 50
    np.testing.assert_allclose(picture.kernel_density(points, box), expected, rtol=1e-5, atol=1e-12)


@pytest.mark.parametrize("prior", [priors.normal(2), priors.uniform(2)], ids=["normal", "uniform"])
def test_cells_of_the_manifold_are_equally_likely(prior):
    nodes, size = side_module._nodes(prior)
    ticks = nodes.numpy().reshape(size)[0, :, 0]
    counts = np.histogram2d(*prior(200_000, 1).numpy().T, bins=[ticks, ticks])[0]
    np.testing.assert_allclose(counts / 200_000, (0.99 / 24) ** 2, rtol=0.35)
    np.testing.assert_allclose(counts.sum(axis=0) / 200_000, 0.99**2 / 24, rtol=0.05)


def test_the_manifold_is_where_the_grid_of_noise_lands():
    _, side = alone(settings())
    nodes, size = side_module._nodes(side.settings.prior)
    np.testing.assert_allclose(side.frame().manifold, side.gan.generate(nodes).reshape(size), rtol=1e-5, atol=1e-6)
    assert alone(settings(prior=priors.uniform(1)))[1].frame().manifold.shape == (400, 1, 2)
    assert alone(settings(prior=priors.normal(5)))[1].frame().manifold.shape == (0, 0, 2)


def test_fakes_outside_the_picture_are_counted():
    _, side = alone(settings())
    point_mass(side, [50.0, 0.0])
    assert side.frame().outside == 256


# Measuring.


def test_jensen_shannon_of_tables():
    p, q = np.array([0.5, 0.5, 0.0, 0.0]), np.array([0.0, 0.0, 0.25, 0.75])
    assert jensen_shannon(p, p) == 0
    np.testing.assert_allclose(jensen_shannon(p, q), np.log(2))
    half = np.array([0.5, 0.0, 0.5, 0.0])
    np.testing.assert_allclose(jensen_shannon(p, half), np.log(2) / 2)


@pytest.fixture(scope="module")
def judge():
    return Judge(data.ring, picture.box_around(data.ring))


def test_real_points_get_the_floor(judge):
    measured = judge(data.ring.points(2_500, seed=77), 10)
    floor = measured.floor
    assert measured.step == 10 and measured.modes == measured.known_modes == floor.modes == 8
    np.testing.assert_allclose([measured.quality, floor.quality], 0.989, atol=0.01)
    assert measured.js < 2 * floor.js < 0.01 and floor.w1 < 0.15
    assert floor.floor is None and "8 of 8 modes" in repr(measured)


def test_what_shares_nothing_with_the_data_gets_log_2(judge):
    nowhere, far = np.zeros((2_500, 2)), np.full((2_500, 2), 1e6)
    for fakes in (nowhere, far):
        measured = judge(fakes, 0)
        np.testing.assert_allclose(measured.js, np.log(2), rtol=1e-6)
        assert measured.modes == measured.quality == 0
    np.testing.assert_allclose(judge(nowhere, 0).w1, 1.0, atol=0.01)


def test_one_mode_of_eight(judge):
    measured = judge(data.Mixture(data.ring.centres[3:4], sigma=0.01).points(2_500), 0)
    assert measured.modes == 1 and measured.quality > 0.98
    p, q = np.array([1, 7]) / 8, np.array([1, 0])
    np.testing.assert_allclose(measured.js, jensen_shannon(p, q), atol=0.01)


def test_half_a_line():
    fakes = np.linspace((-1.2, -0.6), (0, 0), 2_500)
    measured = Judge(data.line, picture.box_around(data.line))(fakes, 0)
    assert measured.modes == 8 and measured.known_modes == 16 and measured.quality == 1


def test_w1_is_the_metrics(judge):
    fakes = data.ring.points(2_500, seed=5) + 0.5
    expected = metrics.wasserstein_distance(data.ring.points(400, 1_000_001), fakes[:400])
    assert judge(fakes, 0).w1 == expected


# Slow motion.


D_PHASES = ["new points", "D scores", "D's loss", "D's gradient", "D learns"]
G_PHASES = ["new fakes", "D scores", "G's loss", "gradients", "G learns"]


@pytest.mark.parametrize("objective", [objectives.non_saturating, objectives.wasserstein], ids=["D(x)", "scores"])
def test_slow_motion_plays_the_same_step(objective):
    given = settings(objective=objective, averaged=True, penalty=penalties.r1, weight=0.1)
    (slow, side), (fast, other) = alone(given), alone(given)
    play(fast, 1)
    seen = [phase_now(slow) for _ in range(10)]
    assert [phase.name for phase in seen] == [*D_PHASES, *G_PHASES]
    command(slow, slow.finish_step)
    assert slow.step == 1 and side.turns == (1, 1)
    for one, other_one in zip(weights(side), weights(other), strict=True):
        np.testing.assert_allclose(one, other_one, rtol=1e-4, atol=1e-6)
    play(slow, 2), play(fast, 2)
    for one, other_one in zip(weights(side), weights(other), strict=True):
        np.testing.assert_allclose(one, other_one, rtol=1e-3, atol=1e-5)


def phase_now(engine):
    """The next phase of the only game."""
    command(engine, engine.advance)
    return engine.slow.now[0]


def test_each_phase_shows_what_it_says():
    engine, side = alone(settings(d_turns=2))
    seen = [phase_now(engine) for _ in range(15)]
    assert phase_now(engine).name == "new points" and engine.step == 1
    assert "1 of 2" in seen[0].sentence and "2 of 2" in seen[5].sentence
    before, learnt = seen[3].frame, seen[4].frame
    np.testing.assert_array_equal(before.fake, learnt.fake)
    np.testing.assert_array_equal(before.real, learnt.real)
    assert not np.array_equal(before.surface, learnt.surface)
    advice, moved = seen[13].frame, seen[14].frame
    np.testing.assert_array_equal(advice.fake, moved.before)
    assert not np.array_equal(advice.fake, moved.fake)
    np.testing.assert_array_equal(advice.surface, moved.surface)
    assert f"{advice.arrow:.3g}" in seen[13].sentence
    loss = f"{float(side.gan.generator_loss(moved.real, (1, 0))):.4f}"
    assert loss in seen[14].sentence


def test_averaged_weights_are_looked_at_and_the_game_goes_on_as_it_is():
    (engine, side), (other, plain) = (alone(settings(averaged=averaged)) for averaged in (True, False))
    play(engine, 50), play(other, 50)
    assert_equal(weights(side), weights(plain))
    np.testing.assert_allclose(side.frame().fake, side.gan.generate(side._z[:256]), rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(side.frame(raw=True).fake, plain.frame().fake)
    assert not np.array_equal(side.frame().fake, plain.frame().fake)
    averaged = side.measures
    side.adjust(plain.settings)
    np.testing.assert_array_equal(side.frame().fake, plain.frame().fake)
    assert side.measures == plain.measures != averaged
    side.adjust(dataclasses.replace(plain.settings, averaged=True))
    assert side.measures == averaged


def test_the_average_goes_back_too():
    engine, side = alone(settings(averaged=True))
    play(engine, 100)
    before = side.frame().fake
    play(engine, 50)
    engine.rewind(100)
    np.testing.assert_array_equal(side.frame().fake, before)


# What cannot be played.


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"d_layers": 7}, "d_layers is 7; expected a whole number from 0 to 6"),
        ({"g_units": 10_000}, "from 1 to 256"),
        ({"d_turns": 1.5}, "d_turns is 1.5"),
        ({"seed": -1}, "from 0 to 999,999"),
        ({"d_rate": 0}, "expected a number above 0"),
        ({"g_rate": float("nan")}, "expected a number above 0"),
        ({"weight": -1.0, "penalty": penalties.r1}, "expected a number of at least 0"),
        ({"objective": objectives.hinge, "smoothing": 0.1}, "Labels can be smoothed"),
        ({"smoothing": 2.0}, "below 1"),
        ({"world": "ring"}, "expected one of ganedu.data"),
        ({"prior": 2}, "expected one of ganedu.priors"),
        ({"objective": "minimax"}, "expected an Objective"),
        ({"d_optimizer": "adam"}, "expected a function from a learning rate"),
        ({"averaged": 1}, "expected True or False"),
    ],
)
def test_settings_that_cannot_be_played(changes, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        settings(**changes)


def test_points_that_are_no_plane():
    class Space:
        def points(self, count, seed=0):
            return np.zeros((count, 3))

    with pytest.raises(ValueError, match=r"expected \(20000, 2\)"):
        Engine([settings(world=Space())])
