"""Which colour stands for what, in every figure of the course."""

REAL, FAKE = "#0072B2", "#D55E00"
# Okabe and Ito's palette, which colour-blind readers can tell apart; grey and brown for its black and its yellow.
COLOURS = (REAL, FAKE, "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#666666", "#8C5A2B")
# For names that stand for no method. Blue and orange are left out: they mean real and fake.
SPARE = ("#009E73", "#CC79A7", "#8C5A2B", "#E69F00", "#666666", "#56B4E9")
# The names that share a colour mean the same. Every colour has a contrast of at least 3 : 1 to a white page and to
# JupyterLab's dark one, and stays away from blue and orange; the tests measure how far any two of them are apart, also
# for readers who see no red or no green.
_NAMES = {
    REAL: ("real", "real digits", "real points", "data", "p"),
    FAKE: ("fake", "fakes", "fake points", "generated", "q"),
    "#966987": ("dense GAN", "vanilla GAN", "dense", "vanilla"),
    "#695A87": ("classic GAN", "classic"),
    "#00961E": (
        "DCGAN",
        "plain recipe",
        "the plain recipe",
        "the course's recipe",
        "plain",
        "non-saturating",
        "-log D",
    ),
    "#875A00": ("paper's recipe", "the paper's recipe"),
    "#F06090": ("saturating", "minimax", "log(1 - D)"),
    "#783CD2": ("feature matching",),
    "#9687E1": ("historical averaging",),
    "#87965A": ("label smoothing", "one-sided label smoothing", "one-sided"),
    "#00784B": ("virtual batch norm", "virtual batch normalisation"),
    "#B42DA5": ("minibatch discrimination", "with minibatch discrimination"),
    "#B44B5A": ("conditional", "conditional GAN", "true labels", "projection"),
    "#F05AC3": ("made labels", "clusters"),
    "#A55AD2": ("InfoGAN",),
    "#0096B4": ("WGAN", "WGAN, clipping", "clipping", "Wasserstein"),
    "#00A587": ("WGAN-GP", "gradient penalty"),
}
METHODS = {name: colour for colour, names in _NAMES.items() for name in names}


def of(names):
    """The colours of names that are drawn in one figure.

    Args:
        names: a sequence of names; a method of the course has its colour from `METHODS`.

    Returns:
        A list of colours. Other names have spare ones, in turn.
    """
    strangers = [name for name in names if name not in METHODS]
    return [METHODS.get(name) or SPARE[strangers.index(name) % len(SPARE)] for name in names]
