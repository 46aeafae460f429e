"""Figures follow JupyterLab's theme, which its settings file names."""

import io

from ganedu import plots, theme
import numpy as np
from PIL import Image
import pytest

# As JupyterLab 4.6 writes it.
SETTINGS = """{{
    // Theme
    // @jupyterlab/apputils-extension:themes
    // Theme manager settings.
    // *************************************

    // Selected Theme
    // Application-level visual styling theme. Ignored when Adaptive Theme is enabled.
    "theme": "{name}"
}}"""


@pytest.fixture
def choose(tmp_path, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "lesson.ipynb")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path))
    file = tmp_path / theme.SETTINGS
    file.parent.mkdir(parents=True)
    return lambda name: file.write_text(SETTINGS.format(name=name))


def levels(figure):
    return np.asarray(Image.open(io.BytesIO(figure.png())).convert("RGB")).astype(int)


def grey(pixels):
    """Of the pixels without a colour, the levels."""
    return pixels[np.ptp(pixels, axis=-1) < 6][:, 0]


@pytest.mark.parametrize(
    ("name", "dark"), [("JupyterLab Light", False), ("JupyterLab Dark", True), ("JupyterLab Dark High Contrast", True)]
)
def test_the_settings_decide(choose, name, dark):
    choose(name)
    assert theme.is_dark() == dark


def test_without_settings_or_server_figures_are_light(choose, monkeypatch):
    assert not theme.is_dark(), "no settings were ever written"
    choose("JupyterLab Dark")
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert not theme.is_dark()


def test_a_figure_of_curves_follows(choose):
    figure = plots.show_curves(
        {"training": [3.0, 2.0, 1.5], "held back": [3.0, 2.5, 2.4]}, xlabel="epoch", ylabel="nats"
    )
    choose("JupyterLab Light")
    light = levels(figure)
    choose("JupyterLab Dark")
    dark = levels(figure)
    assert light.shape == dark.shape
    assert np.median(grey(light)) > 250 and grey(light).min() < 30
    assert np.median(grey(dark)) < 25 and grey(dark).max() > 200, "light text on a dark ground"
    choose("JupyterLab Light")
    np.testing.assert_array_equal(levels(figure), light, "and back, to the pixel")


def test_pictures_stay_as_they_are(choose):
    picture = np.full((1, 28, 28, 1), -1.0)
    picture[0, 8:20, 8:20] = 1.0
    figure = plots.show_images([picture, -picture], columns=1, titles=["a", "b"])
    choose("JupyterLab Dark")
    dark = levels(figure)
    choose("JupyterLab Light")
    light = levels(figure)
    middle = light.shape[0] // 2
    both = (
        (light[middle] < 8).all(-1) & (dark[middle] < 8).all(-1),
        (light[middle] > 247).all(-1) & (dark[middle] > 247).all(-1),
    )
    assert both[0].sum() > 10 and both[1].sum() > 10, "ink and paper are what they were"
