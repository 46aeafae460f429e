"""The latent explorer in the kernel: its geometry, and that it shows what the generator draws."""

import base64
import io

from ganedu import GAN, data, networks, priors, zoo
from ganedu.live.explorer import explorer
from ganedu.live.explorer.explorer import (
    GALLERY,
    REACH,
    STRIP,
    Explorer,
    arithmetic,
    principal_directions,
)
from ganedu.optimizers import Adam
from ganedu.priors import slerp, straight
import keras
from keras import layers
import numpy as np
from PIL import Image
import pytest
import tensorflow as tf

RESULT = 3
FIRST_OF_STRIP, FIRST_OF_GALLERY = 4, 4 + STRIP


def ask(tool, **request):
    """What the browser does."""
    tool._obey(tool, {"ticket": 1.0, **request}, [])


def pictures(content, tool):
    return np.frombuffer(content, "uint8").reshape(-1, *tool.shape)


def grey(images, low=-1.0):
    return np.clip(np.rint((images - low) / (1.0 - low) * 255), 0, 255).astype("uint8")


@pytest.fixture(scope="module")
def dcgan():
    return zoo.dcgan_mnist()


@pytest.fixture
def tool(dcgan):
    return Explorer(dcgan)


@pytest.fixture
def trained():
    """A convolutional GAN with averaged weights and batch normalisation, a few steps old."""
    keras.utils.set_random_seed(1)
    gan = GAN(networks.dcgan_generator(8, 4), networks.dcgan_discriminator(channels=4))
    gan.compile(Adam(1e-2), Adam(1e-2, use_ema=True, ema_momentum=0.9))
    gan.fit(data.mnist(16), steps_per_epoch=20, verbose=0)
    return gan


class Coded(GAN):
    """A GAN whose z begins with a label in one-hot form and a code, as InfoGAN's does."""

    controls = {"digit": {"zero": 0, "one": 1, "two": 2}, "slant": np.linspace(-2.0, 2.0, 41)}

    def conditioned(self, z, values):
        label = tf.one_hot(tf.cast(values["digit"], tf.int32), 3)
        return tf.concat([label, values["slant"][:, None], z[:, 4:]], axis=1)


@pytest.fixture
def coded():
    keras.utils.set_random_seed(2)
    generator = networks.dense_generator(6, (16,), (4, 4, 1), "sigmoid")
    return Coded(generator, networks.dense_discriminator((4, 4, 1)))


# ---------------------------------------------------------------------------------------------- the ways through z


@pytest.mark.parametrize("way", [slerp, straight])
def test_a_way_leads_from_a_to_b(way, rng):
    a, b = rng.normal(size=(2, 20))
    ends = way(a, b, [0.0, 1.0])
    np.testing.assert_allclose(ends, [a, b], rtol=1e-5)


def test_slerp_turns_by_equal_angles_on_the_sphere(rng):
    a, b = rng.normal(size=(2, 20))
    b *= np.linalg.norm(a) / np.linalg.norm(b)
    points = slerp(a, b, np.linspace(0, 1, 9)).astype("float64")
    lengths = np.linalg.norm(points, axis=1)
    np.testing.assert_allclose(lengths, np.linalg.norm(a), rtol=1e-5)
    angles = np.arccos((points[1:] * points[:-1]).sum(axis=1) / (lengths[1:] * lengths[:-1]))
    whole = np.arccos(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
    np.testing.assert_allclose(angles, whole / 8, rtol=1e-3)


def test_slerp_of_right_angles_by_hand():
    np.testing.assert_allclose(slerp(np.array([2.0, 0]), np.array([0, 2.0]), [0.5]), [[2**0.5, 2**0.5]], rtol=1e-6)


@pytest.mark.parametrize("factor", [1.0, 0.5, -1.0])
def test_slerp_without_a_circle_is_straight(factor):
    a = np.array([1.0, 2.0])
    np.testing.assert_allclose(slerp(a, factor * a, [0.25]), [a + 0.25 * (factor - 1) * a], rtol=1e-6)


def test_the_way_keeps_to_where_the_prior_is():
    t = np.linspace(0, 1, 11)
    for seed in range(20):
        a, b = priors.normal(100)(2, seed=seed).numpy()
        lengths = np.linalg.norm(priors.normal(100).path(a, b, t), axis=1)
        assert lengths.min() > 0.95 * min(np.linalg.norm(a), np.linalg.norm(b))
        assert np.linalg.norm(straight(a, b, [0.5])) < 0.85 * np.linalg.norm(a)  # what slerp is for
        a, b = priors.uniform(100)(2, seed=seed).numpy()
        assert np.abs(priors.uniform(100).path(a, b, t)).max() <= 1.0
    assert max(np.abs(slerp(*priors.uniform(100)(2, seed=s).numpy(), t)).max() for s in range(20)) > 1.0


def test_arithmetic_gives_back_what_was_put_in(rng):
    a, b, c = rng.normal(size=(3, 50)).astype("float32")
    np.testing.assert_array_equal(arithmetic(a, a, c), c)
    np.testing.assert_allclose(arithmetic(a, c, c), a, rtol=1e-4, atol=1e-6)
    result = arithmetic(a, b, c)
    whole = a - b + c
    np.testing.assert_allclose(result / np.linalg.norm(result), whole / np.linalg.norm(whole), rtol=1e-4, atol=1e-6)
    assert np.linalg.norm(result) <= 1.0001 * max(np.linalg.norm(z) for z in (a, b, c)) < np.linalg.norm(whole)
    assert np.isfinite(arithmetic(a, 2 * a, a)).all()  # 0


# ---------------------------------------------------------------------------------------------- directions


def test_the_directions_of_a_linear_generator_are_its_singular_vectors(rng):
    """G(z) = W z has J = W everywhere: GANSpace, SeFa and we agree on it, and NumPy has the answer."""
    u, _ = np.linalg.qr(rng.normal(size=(64, 10)))
    v, _ = np.linalg.qr(rng.normal(size=(10, 10)))
    sizes = 2.0 ** -np.arange(10)
    kernel = (u * sizes) @ v.T
    generator = keras.Sequential([keras.Input((10,)), layers.Dense(64, use_bias=False), layers.Reshape((8, 8, 1))])
    generator.set_weights([kernel.T])
    tool = Explorer(GAN(generator, networks.dense_discriminator((8, 8, 1))))
    cosines = np.abs((tool.directions * v.T[:8]).sum(axis=1))
    assert cosines.min() > 0.95
    np.testing.assert_allclose(tool.shares, (sizes**2 / (sizes**2).sum())[:8], rtol=0.15)
    np.testing.assert_allclose(tool.directions @ tool.directions.T, np.eye(8), atol=1e-5)


def test_principal_directions_of_rows_by_hand():
    slopes = np.array([[3.0, 0, 0], [-3.0, 0, 0], [0, 0, -1.0], [0, 0, -1.0]])
    directions, shares = principal_directions(slopes, 2)
    np.testing.assert_allclose(directions, [[1, 0, 0], [0, 0, 1]], atol=1e-6)
    np.testing.assert_allclose(shares, [0.9, 0.1])


@pytest.mark.parametrize("make", [zoo.dcgan_mnist, zoo.vanilla_mnist])
def test_the_first_directions_change_pictures_more_than_random_ones(make, rng):
    gan = make()
    tool = Explorer(gan)
    random = rng.normal(size=tool.directions.shape)
    random /= np.linalg.norm(random, axis=1, keepdims=True)
    z = gan.prior(100, seed=9).numpy()

    def change(direction):
        return (
            np.square(gan.generate(z + 0.1 * direction) - gan.generate(z - 0.1 * direction)).sum(axis=(1, 2, 3)).mean()
        )

    assert change(tool.directions[0]) > 2 * np.mean([change(direction) for direction in random])
    assert change(tool.directions[0]) > change(tool.directions[-1])
    assert tool.shares == sorted(tool.shares, reverse=True)
    assert 0 < sum(tool.shares) <= 1


def test_directions_are_the_same_each_time(dcgan, tool):
    np.testing.assert_array_equal(Explorer(dcgan).directions, tool.directions)


# ---------------------------------------------------------------------------------------------- what is shown


def test_it_shows_what_generate_draws(trained):
    tool = Explorer(trained)
    for seed in (0, 3):
        ask(tool, do="sample", seed=seed)
        expected = trained.generate(trained.prior(1, seed=seed))
        np.testing.assert_allclose(tool.image, expected[0], atol=1e-4)
        assert np.abs(pictures(tool.near, tool)[0].astype(int) - grey(expected)[0]).max() <= 1
    gallery = np.concatenate([trained.generate(trained.prior(1, seed=seed)) for seed in range(GALLERY)])
    shown = pictures(tool.far, tool)[FIRST_OF_GALLERY:]
    assert np.abs(shown.astype(int) - grey(gallery)).max() <= 1


def test_a_generator_of_points_in_0_to_1_is_shown_in_full_range(coded):
    tool = Explorer(coded)
    assert np.abs(pictures(tool.near, tool)[0].astype(int) - grey(tool.image, low=0.0)).max() <= 1


def test_colours_are_shown():
    gan = GAN(networks.dcgan_generator(8, 4, (8, 12, 3)), networks.dcgan_discriminator((8, 12, 3), channels=4))
    tool = Explorer(gan)
    assert tool.shape == [8, 12, 3]
    assert np.abs(pictures(tool.near, tool)[0].astype(int) - grey(tool.image)).max() <= 1


def test_a_slider_moves_its_coordinate_and_no_other(tool):
    before = list(tool.coordinates)
    ask(tool, do="move", direction=2, value=-1.5)
    np.testing.assert_allclose(tool.coordinates[2], -1.5, atol=1e-4)
    np.testing.assert_allclose(np.delete(tool.coordinates, 2), np.delete(before, 2), atol=1e-4)
    assert tool.title == "sample 0, moved"
    assert np.abs(pictures(tool.near, tool)[0].astype(int) - grey(tool.image)).max() <= 1
    ask(tool, do="put_back")
    np.testing.assert_allclose(tool.coordinates, before, atol=1e-5)
    assert tool.title == "sample 0"


def test_coordinates_are_standard_deviations(dcgan, tool):
    many = []
    for seed in range(200):
        ask(tool, do="sample", seed=seed)
        many.append(tool.coordinates)
    assert np.abs(np.mean(many, axis=0)).max() < 0.3
    np.testing.assert_allclose(np.std(many, axis=0), 1.0, atol=0.2)


def test_the_pictures_at_a_sliders_ends_are_what_it_leads_to(tool):
    ends = pictures(tool.near, tool)[1:]
    for direction, value, place in ((0, -REACH, 0), (0, REACH, 1), (5, REACH, 11)):
        ask(tool, do="sample", seed=0)
        ask(tool, do="move", direction=direction, value=value)
        assert np.abs(pictures(tool.near, tool)[0].astype(int) - ends[place]).max() <= 1


def test_truncation_zero_draws_the_same_picture_everywhere(dcgan, tool):
    ask(tool, do="truncate", truncation=0)
    shown = np.concatenate([pictures(tool.near, tool), pictures(tool.far, tool)])
    assert np.abs(shown.astype(int) - grey(dcgan.generate(np.zeros((1, 64))))[0]).max() <= 1
    ask(tool, do="truncate", truncation=0.5)
    np.testing.assert_allclose(tool.image, dcgan.generate(0.5 * dcgan.prior(1, seed=0))[0], atol=1e-4)


def test_the_strip_leads_from_a_to_b_and_follows_them(tool):
    def ends():
        shown = pictures(tool.far, tool)
        return shown[[0, 1]], shown[[FIRST_OF_STRIP, FIRST_OF_GALLERY - 1]]

    assert np.abs(np.subtract(*[part.astype(int) for part in ends()])).max() <= 1
    before = pictures(tool.far, tool)
    ask(tool, do="keep", slot=1, place=FIRST_OF_GALLERY + 9)
    assert tool.names[1] == "sample 9"
    slots, strip = ends()
    assert np.abs(slots.astype(int) - strip).max() <= 1
    np.testing.assert_array_equal(pictures(tool.far, tool)[1], before[FIRST_OF_GALLERY + 9])
    np.testing.assert_array_equal(pictures(tool.far, tool)[FIRST_OF_GALLERY:], before[FIRST_OF_GALLERY:])


def test_the_large_picture_can_be_kept_and_any_small_one_taken(tool):
    ask(tool, do="sample", seed=40)
    ask(tool, do="move", direction=0, value=2.0)
    kept = tool.z
    ask(tool, do="keep", slot=2)
    assert tool.names[2] == "sample 40, moved"
    ask(tool, do="take", place=FIRST_OF_STRIP + 5)
    assert tool.title == "50% of the way from A to B"
    ask(tool, do="take", place=RESULT)
    a, b = (tool._prior(1, seed=seed).numpy()[0] for seed in (0, 1))
    np.testing.assert_allclose(tool.z[0], arithmetic(a, b, kept[0]), rtol=1e-5)
    ask(tool, do="take", place=2)
    np.testing.assert_array_equal(tool.z, kept)


def test_the_gallery_turns_its_page(dcgan, tool):
    ask(tool, do="turn_page", page=2)
    assert tool.names[-1] == f"sample {3 * GALLERY - 1}"
    ask(tool, do="take", place=len(tool.names) - 1)
    np.testing.assert_array_equal(tool.z, dcgan.prior(1, seed=3 * GALLERY - 1))


def test_what_it_hands_out_is_a_copy(tool):
    tool.z[:] = 0
    assert np.abs(tool.z).max() > 0


# ---------------------------------------------------------------------------------------------- labels and codes


def test_each_label_and_code_has_its_control(coded):
    tool = Explorer(coded)
    digit, slant = tool.controls
    assert (digit["name"], digit["words"], digit["numbers"]) == ("digit", ["zero", "one", "two"], [0, 1, 2])
    assert (slant["name"], slant["words"], len(slant["numbers"])) == ("slant", [], 41)
    assert tool.settings["digit"] == 0
    assert tool.settings["slant"] == pytest.approx(0.0)


def test_a_control_reaches_every_picture(coded):
    tool = Explorer(coded)
    ask(tool, do="set", name="digit", value=2)
    ask(tool, do="set", name="slant", value=-1.5)
    assert tool.settings == {"digit": 2, "slant": -1.5}

    def drawn(z):
        conditioned = np.array(z)
        conditioned[:, :4] = 0, 0, 1, -1.5
        return coded.generate(conditioned)

    np.testing.assert_allclose(tool.image, drawn(tool.z)[0], atol=1e-5)
    gallery = np.concatenate([coded.prior(1, seed=seed) for seed in range(GALLERY)])
    shown = pictures(tool.far, tool)[FIRST_OF_GALLERY:]
    assert np.abs(shown.astype(int) - grey(drawn(gallery), low=0.0)).max() <= 1


def test_directions_leave_out_what_the_controls_decide(coded):
    directions = Explorer(coded).directions[:2]  # two coordinates of z are left
    np.testing.assert_allclose(directions[:, :4], 0, atol=1e-5)


# ---------------------------------------------------------------------------------------------- speed and life


def test_the_draw_is_traced_once(tool):
    ask(tool, do="sample", seed=7)
    ask(tool, do="truncate", truncation=0.7)
    ask(tool, do="move", direction=1, value=1)
    assert tool.image.shape == (28, 28, 1)
    tool.refresh()
    assert tool._drawing._draw.experimental_get_tracing_count() == 1


def test_training_on_changes_nothing_until_the_weights_are_taken_anew(trained):
    tool = Explorer(trained)
    before = tool.near, tool.far
    trained.fit(data.mnist(16), steps_per_epoch=15, verbose=0)
    ask(tool, do="sample", seed=0)
    assert (tool.near, tool.far) == before
    assert tool.behind == 15
    ask(tool, do="refresh")
    assert tool.behind == 0
    assert tool.near != before[0] and tool.far != before[1]
    np.testing.assert_allclose(tool.image, trained.generate(trained.prior(1, seed=0))[0], atol=1e-4)


def test_a_request_that_fails_is_answered_all_the_same(tool):
    """The browser waits for an answer before it asks again."""
    with pytest.raises(IndexError):
        tool._obey(tool, {"ticket": 12.0, "do": "take", "place": 10_000}, [])
    assert tool.heard == 12.0


def test_it_leaves_the_gan_and_its_random_numbers_alone(trained):
    weights = [weight.numpy() for weight in trained.generator.weights]
    tool = Explorer(trained)
    ask(tool, do="move", direction=0, value=3)
    for weight, before in zip(trained.generator.weights, weights, strict=True):
        np.testing.assert_array_equal(weight, before)


def test_static_pages_show_words(tool):
    bundle = tool._repr_mimebundle_()[0]
    assert Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).width > 500, "a still for static pages"
    assert bundle["text/plain"].startswith("The latent explorer was shown here")


# ---------------------------------------------------------------------------------------------- errors


def test_a_model_that_is_no_gan_is_refused():
    for other in (networks.dcgan_generator(), zoo.dcgan_mnist):
        with pytest.raises(TypeError, match="expected a GAN, such as zoo.dcgan_mnist"):
            Explorer(other)


def test_points_are_refused(make_gan):
    with pytest.raises(ValueError, match=r"examples of shape \(2,\); expected images"):
        Explorer(make_gan())


def test_controls_need_to_be_obeyed(dcgan, monkeypatch):
    monkeypatch.setattr(type(dcgan), "controls", {"digit": {"zero": 0}}, raising=False)
    with pytest.raises(TypeError, match=r"controls digit and no conditioned\(z, values\)"):
        Explorer(dcgan)


def test_fewer_coordinates_than_sliders():
    tool = Explorer(GAN(networks.dense_generator(3), networks.dense_discriminator()))
    assert tool.directions.shape == (3, 3)
    assert len(pictures(tool.near, tool)) == 1 + 2 * 3
    assert explorer.DIRECTIONS > 3
