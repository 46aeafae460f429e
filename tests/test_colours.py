"""The colours of the course: one for each method, told apart by everybody, kept exactly in what a notebook stores."""

import io
import itertools

from ganedu import plots
from matplotlib.colors import to_rgb
import numpy as np
from PIL import Image
import pytest

REAL, FAKE = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)
# How a colour looks to readers without one kind of cone, in linear RGB (Machado, Oliveira and Fernandes 2009, table 1).
SIGHTS = {
    "all cones": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
# Oklab, in which distances are about as large as they look (Ottosson 2020).
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour):
    """A colour as amounts of light."""
    levels = np.array(to_rgb(colour))
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The ratio of WCAG 2."""
    dark, light = sorted(0.05 + linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (one, other))
    return light / dark


def apart(one, other, sight):
    """How far two colours look from each other; black and white are 1 apart."""
    seen = [LAB @ np.cbrt(CONES @ np.clip(SIGHTS[sight] @ linear(colour), 0, 1)) for colour in (one, other)]
    return np.linalg.norm(seen[0] - seen[1])


def pixels(figure):
    return np.asarray(Image.open(io.BytesIO(figure.png())).convert("RGB"))


def count(figure, colour):
    return int((pixels(figure) == colour).all(axis=-1).sum())


def test_the_measures_are_right():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005), "the well-known grey of 4.5 : 1"
    for sight in SIGHTS:
        assert apart("#000000", "#FFFFFF", sight) == pytest.approx(1, abs=1e-3)
    assert apart("#C00000", "#5A5A00", "no green") < 0.6 * apart("#C00000", "#5A5A00", "all cones")


def test_real_is_blue_and_fake_is_orange_and_no_method_is_either():
    assert (plots.METHODS["real"], plots.METHODS["fake"]) == ("#0072B2", "#D55E00")
    for name in ("DCGAN", "paper's recipe", "dense GAN", "conditional", "made labels", "InfoGAN", "WGAN", "WGAN-GP"):
        assert plots.METHODS[name] not in (plots.METHODS["real"], plots.METHODS["fake"])


@pytest.mark.parametrize("ground", ["#FFFFFF", "#111111"])
def test_every_colour_stands_out_from_the_page(ground):
    for colour in set(plots.METHODS.values()):
        assert contrast(colour, ground) >= 3, colour


def test_any_two_colours_are_told_apart():
    for one, other in itertools.combinations(sorted(set(plots.METHODS.values())), 2):
        assert apart(one, other, "all cones") > 0.075, (one, other)
        assert min(apart(one, other, sight) for sight in SIGHTS) > 0.045, (one, other)


def test_a_name_has_its_colour_and_a_stranger_none_that_means_something():
    names = ["training", "WGAN-GP", "held back", "real"]
    axis = plots.show_curves({name: [1, 2, 3] for name in names}).axes[0]
    colours = {line.get_label(): line.get_color() for line in axis.lines}
    assert (colours["WGAN-GP"], colours["real"]) == (plots.METHODS["WGAN-GP"], "#0072B2")
    assert not {colours["training"], colours["held back"]} & {"#0072B2", "#D55E00"}
    assert len(set(colours.values())) == 4


def test_a_stored_figure_keeps_blue_and_orange_exactly(rng):
    real, fake = rng.normal(size=(2, 300, 2))
    for figure in (
        plots.show_points(real, {"points": fake}),
        plots.show_curves({"real": [0, 1, 0], "fake": [1, 0, 1]}),
    ):
        assert count(figure, REAL) > 100 and count(figure, FAKE) > 100


def test_the_strong_colours_outlive_a_field_of_many(rng):
    ticks = np.linspace(0, 1, 64)
    field = np.stack([np.add.outer(ticks, ticks) / 2, np.add.outer(ticks, 1 - ticks) / 2, np.outer(ticks, ticks)], -1)
    figure = plots.Picture((6, 4))
    axis = figure.subplots()
    axis.imshow(field, extent=(-3, 3, -3, 3), aspect="auto", interpolation="bilinear")
    for name, colour in plots.METHODS.items():
        axis.plot(*rng.normal(size=(2, 3)), "s", color=colour, markersize=6, label=name)
    axis.set_title("black")
    shown = {tuple(level) for level in np.unique(pixels(figure).reshape(-1, 3), axis=0)}
    exact = {tuple(np.rint(np.multiply(to_rgb(colour), 255)).astype(int)) for colour in plots.METHODS.values()}
    assert exact | {(0, 0, 0), (255, 255, 255)} <= shown
    assert len(figure.png()) <= 80_000


def test_a_palette_is_never_far_from_the_drawing(rng):
    figure = plots.show_scores({"up": lambda x: x[:, 1:]}, *rng.normal(size=(2, 200, 2)), width=5.0)
    drawn = io.BytesIO()
    figure.savefig(drawn, dpi=90)
    true = np.asarray(Image.open(drawn).convert("RGB")).astype(int)
    assert np.abs(true - pixels(figure)).mean() < 1
