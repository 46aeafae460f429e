"""Doodle pad, discriminator's eye, real or fake: without a browser, against networks whose answers are known."""

from ganedu import GAN, networks, objectives, penalties, plots
from ganedu.live.doodle.doodle import Doodle
from ganedu.live.eye.eye import BRIGHTER, DARKER, Eye, diverging, see
from ganedu.live.kit import pixels
from ganedu.live.kit.tool import LIVE
from ganedu.live.real_or_fake.real_or_fake import RealOrFake
import keras
from keras import layers
import numpy as np
import pytest

SHAPE = (8, 8, 1)


def linear_discriminator(shape=SHAPE):
    return keras.Sequential([keras.Input(shape), layers.Flatten(), layers.Dense(1)])


def linear_gan(activation="tanh", shape=SHAPE, seed=3, **options):
    keras.utils.set_random_seed(seed)
    generator = networks.dense_generator(4, (8,), shape, activation)
    return GAN(generator, linear_discriminator(shape), **options)


@pytest.fixture
def gan():
    return linear_gan()


@pytest.fixture
def images(rng):
    return rng.integers(0, 256, (40, *SHAPE)).astype("uint8")


def floats(images):
    return images.astype("float32") / 127.5 - 1.0


def released(doodle, drawn):
    """What the browser does at the end of a stroke."""
    doodle.set_state({"pixels": memoryview(drawn.astype("uint8").tobytes())})


# The doodle pad.


def test_an_empty_pad_is_black():
    image = Doodle().image
    assert image.shape == (28, 28, 1) and image.dtype == np.float32
    assert (image == -1).all()


def test_a_drawing_reaches_python_in_the_range_of_the_data(rng):
    drawn = rng.integers(0, 256, (28, 28, 1))
    drawn[0, :2] = [[0], [255]]
    doodle = Doodle()
    released(doodle, drawn)
    np.testing.assert_allclose(doodle.image, drawn / 127.5 - 1, atol=1e-6)
    assert doodle.image.min() == -1 and doodle.image.max() == 1


def test_each_stroke_is_told_once_to_all_who_listen(rng):
    told, observed = [], []
    doodle = Doodle(on_change=told.append)
    doodle.observe(lambda change: observed.append(change.new), "image")
    strokes = rng.integers(0, 256, (3, 28, 28, 1))
    for drawn in strokes:
        released(doodle, drawn)
    for heard in (told, observed):
        np.testing.assert_allclose(heard, strokes / 127.5 - 1, atol=1e-6)


def test_an_image_that_is_kept_does_not_change_with_the_next_stroke():
    doodle = Doodle()
    kept = doodle.image
    released(doodle, np.full((28, 28, 1), 255))
    assert (kept == -1).all()


def test_on_change_is_a_function():
    with pytest.raises(TypeError, match="on_change is 3; expected a function"):
        Doodle(on_change=3)


# Pictures on their way.


@pytest.mark.parametrize(("activation", "black", "white"), [("tanh", -1, 1), ("sigmoid", 0, 1), (None, -1, 1)])
def test_grey_levels_come_into_the_range_of_the_generator_and_back(activation, black, white):
    gan = linear_gan(activation)
    grey = np.arange(256, dtype="uint8").reshape(4, *SHAPE)
    scaled = pixels.checked_images(grey, gan)
    assert scaled.dtype == np.float32
    np.testing.assert_allclose(scaled, black + (white - black) * (grey / 255), atol=1e-6)
    assert pixels.as_bytes(scaled, gan) == grey.tobytes()
    np.testing.assert_allclose(pixels.as_image(grey[1].tobytes(), gan), scaled[1], atol=1e-6)


@pytest.mark.parametrize("change", [lambda grey: grey.astype("int64"), lambda grey: grey.astype("uint16") * 257])
def test_grey_levels_of_any_integer(change, images, gan):
    np.testing.assert_allclose(
        pixels.checked_images(change(images), gan), pixels.checked_images(images, gan), atol=1e-6
    )


def test_floats_are_taken_as_they_are(images, gan):
    np.testing.assert_array_equal(pixels.checked_images(floats(images), gan), floats(images))


def test_a_drawing_is_grey_in_all_colours():
    gan = linear_gan(shape=(8, 8, 3))
    drawn = np.arange(64, dtype="uint8")
    image = pixels.as_image(drawn.tobytes(), gan)
    assert image.shape == (8, 8, 3)
    np.testing.assert_allclose(image, np.repeat(drawn.reshape(8, 8, 1) / 127.5 - 1, 3, axis=-1), atol=1e-6)


@pytest.mark.parametrize("tool", [Eye, RealOrFake])
@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda images: images[0], ValueError, r"this GAN takes .* For a single image, pass image\[None\]"),
        (lambda images: images[:0], ValueError, "at least 1"),
        (lambda images: images[:, :7], ValueError, r"\(40, 7, 8, 1\); this GAN takes"),
        (lambda images: images.astype("int64") - 1, TypeError, "int64 from -1 to .*; expected grey levels"),
        (lambda images: images.astype("float32"), ValueError, "data lies in .* generator ends in tanh"),
        (lambda images: floats(images) * np.nan, ValueError, "NaN"),
    ],
)
def test_images_that_do_not_fit(tool, change, error, words, gan, images):
    with pytest.raises(error, match=words):
        tool(gan, change(images))


@pytest.mark.parametrize("tool", [Eye, RealOrFake])
def test_what_is_no_gan_on_images(tool, images, make_gan):
    with pytest.raises(TypeError, match="gan is 'dcgan'; expected a GAN"):
        tool("dcgan", images)
    with pytest.raises(ValueError, match=r"examples of shape \(2,\); expected images"):
        tool(make_gan(), images)


# The eye.


def test_a_linear_discriminator_is_seen_exactly(gan, images):
    """Its logit is w · x + b, so its gradient is w at every image."""
    kernel, bias = gan.discriminator.get_weights()
    bias = bias + 0.25
    gan.discriminator.set_weights([kernel, bias])
    for image in floats(images[:3]):
        sight = see(gan.discriminator, image)
        logit = float((image.ravel() @ kernel + bias).item())
        assert sight.logit == pytest.approx(logit, abs=1e-5)
        assert sight.probability == pytest.approx(1 / (1 + np.exp(-logit)), abs=1e-6)
        np.testing.assert_allclose(sight.gradient, kernel.reshape(SHAPE), atol=1e-6)


def test_the_gradient_agrees_with_finite_differences(rng):
    keras.utils.set_random_seed(1)
    discriminator = networks.dcgan_discriminator(SHAPE, channels=4, batch_norm=True)
    discriminator(rng.normal(size=(32, *SHAPE)), training=True)  # statistics other than 0 and 1
    image = rng.uniform(-1, 1, SHAPE).astype("float32")
    gradient = see(discriminator, image).gradient
    direction = gradient / np.linalg.norm(gradient)
    ahead, behind = (see(discriminator, image + step * direction).logit for step in (1e-2, -1e-2))
    assert (ahead - behind) / 2e-2 == pytest.approx(np.linalg.norm(gradient), rel=0.02)


def test_a_look_changes_nothing(images):
    gan = GAN(networks.dcgan_generator(4, 4, SHAPE), networks.dcgan_discriminator(SHAPE, 4, batch_norm=True))
    before = [*gan.discriminator.get_weights(), *gan.generator.get_weights()]
    eye = Eye(gan, images)
    for ask in (eye.do_samples, eye.do_noise, eye.do_pad, eye.do_images):
        ask()
    eye.look(images[0])
    after = [*gan.discriminator.get_weights(), *gan.generator.get_weights()]
    assert all(np.array_equal(old, new) for old, new in zip(before, after, strict=True))


def test_colours_of_a_map():
    values = np.array([[-2.0, -1.0, -0.5, 0.0], [0.5, 1.0, 2.0, np.nan]])
    colours = diverging(values, 1.0).astype(int)
    white, pink, green = [255, 255, 255], [204, 121, 167], [0, 158, 115]
    assert colours[0, 0].tolist() == colours[0, 1].tolist() == pink
    assert colours[1, 1].tolist() == colours[1, 2].tolist() == green
    assert colours[0, 3].tolist() == colours[1, 3].tolist() == white
    np.testing.assert_allclose(colours[0, 2], np.mean([white, pink], axis=0), atol=1)
    np.testing.assert_allclose(colours[1, 0], np.mean([white, green], axis=0), atol=1)
    assert (diverging(np.zeros((3, 3)), 0.0) == 255).all()


def drawn_map(eye):
    return np.frombuffer(eye.seen["gradient"], "uint8").reshape(*SHAPE[:2], 3).astype(int)


def contrast(one, other):
    """The ratio of two colours' luminances (WCAG 2.2)."""

    def luminance(colour):
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in np.asarray(colour) / 255]
        return np.dot([0.2126, 0.7152, 0.0722], linear)

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_a_map_uses_neither_the_colour_of_real_nor_of_fake():
    for colour in (DARKER, BRIGHTER):
        code = "#" + "".join(f"{level:02X}" for level in colour)
        assert code in plots.COLOURS[2:], "blue is real, orange is fake"
        assert min(contrast(colour, page) for page in ([255, 255, 255], [17, 17, 17])) >= 3.0
        assert code in (LIVE / "eye/eye.css").read_text(), "the legend has the colours of the map"


def test_green_where_brighter_is_more_real_and_pink_where_darker_is(gan, images):
    kernel = np.zeros((64, 1), "float32")
    kernel[10], kernel[20] = 0.5, -0.5
    gan.discriminator.set_weights([kernel, np.zeros(1)])
    eye = Eye(gan, images)
    colours = drawn_map(eye).reshape(64, 3)
    assert colours[10].tolist() == BRIGHTER.tolist() and colours[20].tolist() == DARKER.tolist()
    assert (np.delete(colours, [10, 20], axis=0) == 255).all()
    assert eye.seen["largest"] == pytest.approx(0.5)


@pytest.mark.parametrize(("moderate", "largest"), [(0.1, 0.1), (0.0, 5.0)])
def test_a_few_extreme_pixels_do_not_hide_the_rest(moderate, largest):
    gan = linear_gan(shape=(28, 28, 1))
    kernel = np.full((784, 1), moderate, "float32")
    kernel[:2] = 5.0
    gan.discriminator.set_weights([kernel, np.zeros(1)])
    eye = Eye(gan, np.zeros((4, 28, 28, 1), "uint8"))
    assert eye.seen["largest"] == pytest.approx(largest)
    assert eye.seen["gradient"][:3] == bytes(BRIGHTER.tolist())
    assert "0 everywhere" not in eye.seen["sentence"]


def test_any_picture_goes_in(gan, images):
    eye = Eye(gan, images)
    from_grey, from_float = eye.look(images[5]), eye.look(floats(images[5]))
    assert from_grey.logit == pytest.approx(from_float.logit, abs=1e-5)
    assert eye.seen["logit"] == from_float.logit
    assert eye.seen["picture"] == images[5].tobytes()
    assert eye.seen["probability"] == pytest.approx(from_float.probability)
    white = eye.look(np.full(SHAPE, 255, "uint8"))
    np.testing.assert_allclose(white.image, 1.0)
    with pytest.raises(ValueError, match=r"this GAN takes \(n, 8, 8, 1\)"):
        eye.look(np.zeros((9, 9, 1)))


def test_a_picture_can_be_picked_from_each_source(gan, images):
    eye = Eye(gan, images)
    known = {image.tobytes() for image in images}
    for ask, are_real in ((eye.do_images, True), (eye.do_samples, False), (eye.do_noise, False)):
        ask()
        laid_out = [eye.thumbnails[start : start + 64] for start in range(0, len(eye.thumbnails), 64)]
        assert len(set(laid_out)) == len(laid_out) == 16
        assert all((one in known) == are_real for one in laid_out)
        assert eye.picked == 0 and eye.seen["picture"] == laid_out[0]
        eye.do_pick(index=7)
        assert eye.picked == 7 and eye.seen["picture"] == laid_out[7]
        ask()
        assert eye.thumbnails[:64] != laid_out[0], "asking again gives others"


def test_samples_are_the_generators_own(gan, images):
    eye = Eye(gan, images)
    eye.do_samples()
    # With this generator's kernels at zero, every sample is the same: what its last bias says.
    for weight in gan.generator.weights:
        weight.assign(np.zeros(weight.shape))
    gan.generator.layers[-2].bias.assign(np.linspace(-1, 1, 64))
    eye.do_samples()
    expected = np.rint((np.tanh(np.linspace(-1, 1, 64)) + 1) * 127.5).astype("uint8")
    assert eye.thumbnails == expected.tobytes() * 16


def test_the_eye_sees_what_is_drawn(gan, images, rng):
    eye = Eye(gan, images)
    eye.do_pad()
    assert eye.seen["picture"] == bytes(64), "an empty pad is a picture too"
    drawn = rng.integers(0, 256, 64).astype("uint8")
    eye.set_state({"drawing": memoryview(drawn.tobytes())})
    assert eye.seen["picture"] == drawn.tobytes()
    kernel, bias = gan.discriminator.get_weights()
    assert eye.seen["logit"] == pytest.approx((floats(drawn) @ kernel + bias).item(), abs=1e-5)
    assert eye.picked is None


def test_the_place_among_reals_and_samples_is_said(gan, images):
    kernel = np.full((64, 1), 1 / 64, "float32")
    gan.discriminator.set_weights([kernel, np.zeros(1)])  # the logit is the mean grey level
    eye = Eye(gan, images)
    eye.look(np.ones(SHAPE, "float32") - np.eye(8, dtype="float32")[..., None] * 1.5)
    assert "exceeds those of 100% of 40 real images and 100% of 64 samples" in eye.seen["sentence"]
    eye.look(-np.ones(SHAPE, "float32"))
    assert "exceeds those of 0% of 40 real images and 0% of 64 samples" in eye.seen["sentence"]
    np.testing.assert_allclose(sorted(eye.seen["real"]), sorted(floats(images).mean(axis=(1, 2, 3))), atol=1e-6)
    assert len(eye.seen["fake"]) == 64


def test_only_a_classifier_gives_probabilities(images):
    for objective, expected in (
        (objectives.non_saturating, True),
        (objectives.minimax, True),
        (objectives.label_smoothing(0.1), True),
        (objectives.wasserstein, False),
        (objectives.least_squares, False),
    ):
        eye = Eye(linear_gan(objective=objective), images)
        assert (eye.seen["probability"] is not None) == expected
        assert ("not trained to give probabilities" in eye.seen["sentence"]) != expected
        assert eye.seen["output"] == RealOrFake(eye._gan, images).output == ("logit" if expected else "score")
        assert f"Its {eye.seen['output']} exceeds" in eye.seen["sentence"]


def test_a_gradient_of_zero_is_said(gan, images):
    gan.discriminator.set_weights([np.zeros((64, 1)), np.zeros(1)])
    eye = Eye(gan, images)
    assert (drawn_map(eye) == 255).all()
    assert "The gradient is 0 everywhere" in eye.seen["sentence"]


def test_a_discriminator_that_broke_is_told_in_a_sentence(gan, images):
    gan.discriminator.set_weights([np.full((64, 1), np.nan), np.zeros(1)])
    eye = Eye(gan, images)
    assert eye.seen["logit"] is None and eye.seen["probability"] is None
    assert "not a number: D's weights have become NaN" in eye.seen["sentence"]


def test_colour_images_are_seen():
    gan = linear_gan(shape=(8, 8, 3))
    images = np.random.default_rng(0).integers(0, 256, (20, 8, 8, 3)).astype("uint8")
    eye = Eye(gan, images)
    assert len(eye.seen["picture"]) == len(eye.seen["gradient"]) == 192
    eye.do_pad()
    assert eye.seen["picture"] == bytes(192)


# Real or fake.


def bright_reals_and_dark_fakes(sign=1.0, bias=0.0):
    """A GAN whose samples are dark, a discriminator that scores by brightness, and bright reals."""
    gan = linear_gan()
    for weight in gan.generator.weights:
        weight.assign(np.zeros(weight.shape))
    gan.generator.layers[-2].bias.assign(np.full(64, -0.5))
    gan.discriminator.set_weights([np.full((64, 1), sign / 64), np.full(1, bias)])
    reals = np.random.default_rng(0).integers(150, 256, (30, *SHAPE)).astype("uint8")
    return gan, reals


def play(game, calls):
    """Answers with `calls(place)`, image by image, as the buttons do."""
    for place in range(len(game.mix) // 64):
        assert game.asking
        game.do_answer(real=calls(place))
        game.do_next()


def truths(game):
    """Bright ones are real here."""
    return [np.frombuffer(game.mix[start : start + 64], "uint8").mean() > 127 for start in range(0, len(game.mix), 64)]


def test_half_of_the_mix_is_real_and_the_order_is_shuffled():
    gan, reals = bright_reals_and_dark_fakes()
    orders = [tuple(truths(RealOrFake(gan, reals, count=20, seed=seed))) for seed in range(5)]
    assert {sum(order) for order in orders} == {10}
    assert len(set(orders)) > 1


def test_real_images_are_not_shown_twice():
    gan, reals = bright_reals_and_dark_fakes()
    game = RealOrFake(gan, reals, count=60)
    shown = [game.mix[start : start + 64] for start in range(0, len(game.mix), 64)]
    known = {image.tobytes() for image in reals}
    assert {image for image in shown if image in known} == known


@pytest.mark.parametrize(("sign", "right"), [(1.0, 20), (-1.0, 0)])
def test_the_discriminator_is_scored_by_its_logits(sign, right):
    gan, reals = bright_reals_and_dark_fakes(sign)
    game = RealOrFake(gan, reals)
    play(game, lambda place: True)
    assert game.score == {"you": 10, "discriminator": right, "of": 20}


@pytest.mark.parametrize("bias", [-100.0, 0.0, 100.0])
def test_a_critic_is_not_judged_by_an_arbitrary_zero(bias):
    gan, reals = bright_reals_and_dark_fakes(bias=bias)
    game = RealOrFake(gan, reals)
    play(game, lambda place: False)
    assert game.score["discriminator"] == 20


def test_the_learner_is_scored_by_the_truth():
    gan, reals = bright_reals_and_dark_fakes()
    game = RealOrFake(gan, reals, count=10)
    right = truths(game)
    play(game, lambda place: right[place] if place < 7 else not right[place])
    assert game.score == {"you": 7, "discriminator": 10, "of": 10}


def test_the_truth_is_told_after_the_answer_only():
    gan, reals = bright_reals_and_dark_fakes()
    game = RealOrFake(gan, reals, count=4)
    assert game.verdicts == [] and game.score == {"you": 0, "discriminator": 0, "of": 0}
    right = truths(game)
    game.do_answer(real=True)
    (verdict,) = game.verdicts
    assert verdict["real"] == right[0] and verdict["you"] is True
    assert not game.asking


def test_each_image_is_judged_once():
    gan, reals = bright_reals_and_dark_fakes()
    game = RealOrFake(gan, reals, count=4)
    game.do_answer(real=True)
    game.do_answer(real=False)
    assert len(game.verdicts) == 1 and game.verdicts[0]["you"] is True
    play_on = [game.do_next, lambda: game.do_answer(real=True)]
    for _ in range(6):
        for step in play_on:
            step()
    assert game.score["of"] == 4 and not game.asking


def test_a_new_round_has_other_images_and_a_new_score():
    gan, reals = bright_reals_and_dark_fakes()
    game = RealOrFake(gan, reals, count=4)
    first = game.mix
    play(game, lambda place: True)
    game.do_again()
    assert game.mix != first and game.asking
    assert game.score == {"you": 0, "discriminator": 0, "of": 0}


def test_the_same_seed_deals_the_same_round():
    gan, reals = bright_reals_and_dark_fakes()
    assert RealOrFake(gan, reals, seed=4).mix == RealOrFake(gan, reals, seed=4).mix


def test_any_gan_will_do(images):
    keras.utils.set_random_seed(0)
    gan = GAN(
        networks.dcgan_generator(4, 4, SHAPE),
        networks.dcgan_discriminator(SHAPE, 4),
        objective=objectives.wasserstein,
        penalty=penalties.gradient_penalty(10.0),
    )
    game = RealOrFake(gan, images, count=8)
    play(game, lambda place: True)
    assert game.score["you"] == 4
    said_real = [verdict["discriminator"] for verdict in game.verdicts]
    assert sum(said_real) == 4, "above the median is one half"
    logits = [verdict["logit"] for verdict in game.verdicts]
    assert said_real == [logit > game.threshold for logit in logits]


@pytest.mark.parametrize("count", [7, 0, -2, 2.0, True, "20"])
def test_half_of_the_count_must_be_real(count, gan, images):
    with pytest.raises(ValueError, match="expected an even number"):
        RealOrFake(gan, images, count=count)


def test_more_reals_than_there_are(gan, images):
    with pytest.raises(ValueError, match="there are 40 real images: choose at most 80"):
        RealOrFake(gan, images, count=82)


@pytest.mark.parametrize("tool", [Eye, RealOrFake])
def test_a_static_page_says_what_was_here(tool, gan, images):
    bundle = tool(gan, images)._repr_mimebundle_()[0]
    assert "was" in bundle["text/plain"] and "Run the cell" in bundle["text/plain"]
    assert ("image/png" in bundle) == (tool is RealOrFake)
