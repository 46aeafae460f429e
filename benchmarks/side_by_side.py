"""Brings lessons 02 to 07 together, in a picture and two tables: python -m benchmarks.side_by_side

It writes docs/side_by_side.md. Nothing is measured here: every number is from a study's rows, or from docs/claims.md.
"""

import functools
import pathlib
import statistics

from ganedu import plots, studies
import numpy as np
from PIL import Image

from benchmarks import markdown
from tools import verify

DOCS = pathlib.Path(__file__).resolve().parents[1] / "docs"
PAGE, PICTURE = DOCS / "side_by_side.md", DOCS / "images" / "side_by_side.png"
OURS, PAPERS = "03 DCGAN, the course's", "03 DCGAN, the paper's"
CLUSTERS = "05 conditional, on 300 clusters"
ASKED = "asked about real digits"
# The methods, by whose colours the arms of the study are drawn.
METHODS = {
    "02 dense": "dense GAN",
    PAPERS: "paper's recipe",
    OURS: "plain recipe",
    "04 feature matching": "feature matching",
    "05 conditional": "conditional",
    CLUSTERS: "made labels",
    "06 InfoGAN": "InfoGAN",
    "07 WGAN-GP": "WGAN-GP",
}
HEAD = """\
# Side by side: which GAN, and when?

The GANs of lessons 02 to 07, each with its lesson's recipe, each trained for as long: {last} seconds of processor time,
some 50 seconds of two cores. All are judged alike, by the Fréchet distance of 10,000 samples to the 10,000 test
digits in the features of the frozen classifier. Of each, the first forty samples with seed 0, as they came:

![Forty digits of each GAN, and how its Fréchet distance fell with the seconds](images/side_by_side.png)

{table}

Given are medians of three seeds; in brackets, the smallest and the largest. *Realism* is the share of samples of which
the classifier is sure; it is sure of 99% of real digits. *Steps* are turns of G.

"""
CHOICE = """\
## You might want …

{wishes}

The studies stand in `benchmarks/studies/`, each a script and the rows it measured; `make studies` measures what is
missing. The claims stand in [claims.md](claims.md). `python -m benchmarks.side_by_side` writes this page from both.
"""


@functools.cache
def measured(study):
    """All rows of a study, whose script and CSV are read once."""
    return studies.load(study).rows


def rows(study, arm, **labels):
    """The rows of one arm that have these labels."""
    wanted = {"arm": arm, **labels}
    found = [row for row in measured(study) if wanted.items() <= row.items()]
    if not found:
        raise ValueError(f"The study {study} has no row of {wanted}: make studies.")
    return found


def median(study, arm, figure, **labels):
    return statistics.median(row[figure] for row in rows(study, arm, **labels))


def spread(study, arm, figure, write, **labels):
    """Median, smallest and largest over the seeds, as text."""
    values = [row[figure] for row in rows(study, arm, **labels)]
    return f"{write(statistics.median(values))} [{write(min(values))}, {write(max(values))}]"


def two_digits(number):
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"


def marks():
    """After how many seconds the study judged, as its rows say it."""
    return list(dict.fromkeys(row["after"] for row in measured("same_seconds")))


def table():
    """What each GAN came to, in Markdown."""
    heads = ["GAN", *(f"Fréchet, {mark}" for mark in marks()), "realism", "digits of 10", "steps"]
    lines = []
    for arm in studies.load("same_seconds").arms:
        distances = [spread("same_seconds", arm, "frechet_distance", two_digits, after=mark) for mark in marks()]
        last = {"after": marks()[-1]}
        rest = [spread("same_seconds", arm, "realism", "{:.0%}".format, **last)]
        rest += [f"{median('same_seconds', arm, figure, **last):,.0f}" for figure in ("classes", "steps")]
        lines.append([arm, *distances, *rest])
    return markdown.table(heads, lines)


def picture():
    """Samples in rows on the left, distances against seconds on the right."""
    study = studies.load("same_seconds")
    figure = plots.Picture((12.0, 5.4), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(2.1, 1))
    strips = [np.asarray(Image.open(studies.FOLDER / "same_seconds" / arm["picture"])) for arm in study.arms.values()]
    gap = np.full((8, strips[0].shape[1]), 255, "uint8")
    left.imshow(np.concatenate([np.concatenate([strip, gap]) for strip in strips])[: -len(gap)], cmap="gray")
    height = len(strips[0]) + len(gap)
    left.set_yticks([height * place + len(strips[0]) / 2 for place in range(len(strips))], list(study.arms))
    left.set_xticks([])
    left.tick_params(length=0, pad=18)
    left.spines[:].set_visible(False)
    seconds = [float(mark.split()[0]) for mark in marks()]
    for number, arm in enumerate(study.arms):
        each = [[row["frechet_distance"] for row in rows("same_seconds", arm, after=mark)] for mark in marks()]
        middle = [statistics.median(values) for values in each]
        look = {"color": plots.METHODS[METHODS[arm]], "marker": "osD^vPX*"[number], "markersize": 6}
        left.plot(-0.012 * strips[0].shape[1], left.get_yticks()[number], clip_on=False, **look)
        right.plot(seconds, middle, label=arm, **look)
        right.fill_between(seconds, [*map(min, each)], [*map(max, each)], color=look["color"], alpha=0.15, linewidth=0)
    right.set(xlabel="seconds of processor time", ylabel="Fréchet distance", yscale="log", xticks=seconds)
    right.spines[["top", "right"]].set_visible(False)
    left.set_xlim(-0.5, strips[0].shape[1] - 0.5)
    return figure


def wishes():
    """What one might want, in which case, and what was measured, in Markdown."""
    claims = verify.kept((DOCS / "claims.md").read_text())
    lines = [*wishes_for_samples(claims), *wishes_besides_samples(claims)]
    return markdown.table(["you might want", "if", "what was measured"], lines)


def distance(arm, after):
    """An arm's Fréchet distance after so many seconds, in two digits."""
    return two_digits(median("same_seconds", arm, "frechet_distance", after=after))


def wishes_for_samples(claims):
    """The rows of what gives samples, plain or made to order."""
    first, last = marks()[0], marks()[-1]
    return [
        (
            "a GAN that fits on one page: [02](../lessons/02_vanilla_gan.ipynb)",
            "you are learning, or your data are points",
            f"on digits it stays behind: {distance('02 dense', first)} after {first}, where the course's DCGAN is at "
            f"{distance(OURS, first)} (study `same_seconds`)",
        ),
        (
            "good samples soon: [03](../lessons/03_dcgan.ipynb), the course's recipe",
            "you have images without labels",
            f"{distance(OURS, last)} after {last}, and the paper's recipe {distance(PAPERS, last)} "
            "(study `same_seconds`)",
        ),
        (
            "samples made to order: [05](../lessons/05_conditional_gan.ipynb), with projection",
            "you have labels; they improve the samples, too",
            f"{distance('05 conditional', last)} after {last} (study `same_seconds`); "
            f"{claims['conditional.gan_test']:.1%} of the fakes are read as ordered (claim `conditional.gan_test`); "
            f"{claims['labels.projection_beats_planes']:.2f} of the distance with planes (study `label_ways`)",
        ),
        (
            "better samples without labels: [05](../lessons/05_conditional_gan.ipynb), told clusters",
            "you have thousands of images that fall into kinds, and nobody to name them",
            f"told 300 clusters, `data.cluster_labels(images, 300)`, it is at {distance(CLUSTERS, last)} after {last}, "
            f"the clustering included, where the course's DCGAN is at {distance(OURS, last)} (study `same_seconds`)",
        ),
        (
            "handles to turn: [06](../lessons/06_infogan.ipynb)",
            "you have no labels, and will find out what each handle does",
            f"a category can be read, {median('infogan_codes', 'InfoGAN', 'bound'):.2f} of 2.30 nats, but is not the "
            f"digit: {median('infogan_codes', 'InfoGAN', 'error'):.0%} misread, or "
            f"{median('infogan_codes', ASKED, 'error'):.0%} if Q is asked about real digits, too (study "
            f"`infogan_codes`); the distance is {distance('06 InfoGAN', last)} after {last} where the DCGAN's is "
            f"{distance(OURS, last)} (study `same_seconds`)",
        ),
    ]


def wishes_besides_samples(claims):
    """The rows of what gives something else: a loss to watch, robust training, a classifier, features."""
    last = marks()[-1]
    slow = studies.load("same_seconds").claims()["seconds.wgan_is_slow"]
    networks = studies.load("wgan_networks").claims()

    def read(arm):
        return f"{median('few_labels', arm, 'accuracy'):.1%}"

    return [
        (
            "a loss that says when to stop: [07](../lessons/07_wgan.ipynb)",
            "nobody can look at the samples, and you have time",
            f"on digits, Spearman {claims['wgan.tracks_quality']:.2f} with the Fréchet distance (claim "
            f"`wgan.tracks_quality`); the price is "
            f"{slow:.1f} times the distance of the course's DCGAN after {last} (study `same_seconds`)",
        ),
        (
            "training that forgives its networks: [07](../lessons/07_wgan.ipynb), with the gradient penalty",
            "your networks are not those of a DCGAN",
            f"it works on {networks['networks.wgan_gp']:.0f} of 4 kinds of networks, the plain GAN on "
            f"{networks['networks.plain']:.0f} (study `wgan_networks`)",
        ),
        (
            "a classifier: [04](../lessons/04_improved_techniques.ipynb), semi-supervised",
            "few of your examples have labels, and many have none",
            f"with 100 labels {read('100 labels')} of the test digits are read right, alone "
            f"{read('100 labels, alone')} (study `few_labels`)",
        ),
        (
            "feature matching for itself: [04](../lessons/04_improved_techniques.ipynb)",
            "D's features are what you are after, not samples",
            f"{distance('04 feature matching', last)} after {last}, where the DCGAN has {distance(OURS, last)} "
            "(study `same_seconds`)",
        ),
    ]


def page():
    """The text of docs/side_by_side.md."""
    return HEAD.format(last=marks()[-1].split()[0], table=table()) + CHOICE.format(wishes=wishes())


if __name__ == "__main__":
    picture().savefig(PICTURE, dpi=110)
    PAGE.write_text(page())
