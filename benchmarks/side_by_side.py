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

The GANs of lessons 02 to 07, each with its lesson's recipe, trained for the same time: {last} seconds of processor
time, some 50 seconds of two cores. All are judged by the Fréchet distance between 10,000 samples and the 10,000 test
digits, in the features of the frozen classifier. The floor is {floor}, the distance of 10,000 training digits. The
picture shows the first forty samples of each GAN with seed 0, unselected:

![Forty digits of each GAN, and how its Fréchet distance fell with the seconds](images/side_by_side.png)

{table}

The numbers are medians of three seeds; in brackets, the smallest and the largest. *Realism* is the share of samples to
which the classifier gives one class with a probability of at least 0.9; for real digits it is 99%. *Steps* are turns
of G. "05 conditional" uses the labels of the digits; the other GANs use none. Lesson 04's other techniques were
compared at equal steps only, in the study `improved_techniques`: there minibatch discrimination is best, feature
matching worst.

"""
CHOICE = """\
## You might want …

{wishes}

The studies are in `benchmarks/studies/`, each a script and the rows that it measured; `make studies` measures what is
missing. The claims are in [claims.md](claims.md). `python -m benchmarks.side_by_side` writes this page from both.
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


def floor():
    """The Fréchet distance of 10,000 training digits from the test digits."""
    return median("made_labels", "mnist, 300 clusters", "floor")


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
    right.hlines(floor(), seconds[0], seconds[-1], color="0.3", linestyle="dotted")
    right.text(seconds[-1], 1.1 * floor(), "training digits", color="0.3", fontsize=9, ha="right")
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
    """An arm's Fréchet distance after a number of seconds, in two digits."""
    return two_digits(median("same_seconds", arm, "frechet_distance", after=after))


def wishes_for_samples(claims):
    """The rows of what gives samples, plain or made to order."""
    first, last = marks()[0], marks()[-1]
    return [
        (
            "a GAN that fits on one page: [02](../lessons/02_vanilla_gan.ipynb)",
            "you are learning, or your data are points",
            f"on digits it is behind: a Fréchet distance of {distance('02 dense', first)} after {first}, and the "
            f"course's DCGAN {distance(OURS, first)} (study `same_seconds`)",
        ),
        (
            "good samples soon: [03](../lessons/03_dcgan.ipynb), the course's recipe",
            "you have images without labels",
            f"a Fréchet distance of {distance(OURS, last)} after {last}, and with the paper's recipe "
            f"{distance(PAPERS, last)} (study `same_seconds`)",
        ),
        (
            "samples made to order: [05](../lessons/05_conditional_gan.ipynb), with projection",
            "you have labels, which improve the samples, too",
            f"a Fréchet distance of {distance('05 conditional', last)} after {last} (study `same_seconds`); after the "
            f"lesson's 5,000 steps {claims['conditional.gan_test']:.1%} of the fakes are classified as ordered (claim "
            f"`conditional.gan_test`); with projection the distance is {claims['labels.projection_beats_planes']:.2f} "
            "times the distance with label planes (study `label_ways`)",
        ),
        (
            "better samples without labels: [05](../lessons/05_conditional_gan.ipynb), conditioned on clusters",
            "you have thousands of images that fall into kinds, and nobody to label them",
            f"with the 300 clusters of `data.cluster_labels(images, 300)` as labels, a Fréchet distance of "
            f"{distance(CLUSTERS, last)} after {last}, the clustering included; the course's DCGAN has "
            f"{distance(OURS, last)} (study `same_seconds`)",
        ),
        (
            "handles to turn: [06](../lessons/06_infogan.ipynb)",
            "you have no labels, and will find out what each handle does",
            f"a category can be recovered, {median('infogan_codes', 'InfoGAN', 'bound'):.2f} of 2.30 nats, but it "
            f"is not the digit: {median('infogan_codes', 'InfoGAN', 'error'):.0%} of the test digits are misclassified "
            f"({median('infogan_codes', ASKED, 'error'):.0%} if Q is also trained on real digits, and nearly four "
            f"times as long) (study `infogan_codes`); the Fréchet distance is {distance('06 InfoGAN', last)} after "
            f"{last}, and the course's DCGAN's {distance(OURS, last)} (study `same_seconds`)",
        ),
    ]


def wishes_besides_samples(claims):
    """The rows of what gives something else: a loss to watch, robust training, a classifier, features."""
    last = marks()[-1]
    slow = studies.load("same_seconds").claims()["seconds.wgan_is_slow"]
    networks = studies.load("wgan_networks").claims()

    def accuracy(arm):
        return f"{median('few_labels', arm, 'accuracy'):.1%}"

    return [
        (
            "a loss that falls while quality rises: [07](../lessons/07_wgan.ipynb)",
            "nobody can look at the samples, and you have time",
            "on digits, minus the critic's loss has a rank correlation of "
            f"{claims['wgan.tracks_quality']:.2f} with the Fréchet distance (claim `wgan.tracks_quality`); the price: "
            f"{slow:.1f} times the distance of the course's DCGAN after {last} (study `same_seconds`)",
        ),
        (
            "training that forgives its networks: [07](../lessons/07_wgan.ipynb), with the gradient penalty",
            "your networks are not those of a DCGAN",
            f"on a ring of points it comes near the data on {networks['networks.wgan_gp']:.0f} of 4 kinds of networks, "
            f"the plain GAN without a penalty on {networks['networks.plain']:.0f} (study `wgan_networks`)",
        ),
        (
            "a classifier: [04](../lessons/04_improved_techniques.ipynb), semi-supervised",
            "few of your examples have labels, and many have none",
            f"with 100 labels {accuracy('100 labels')} of the test digits are classified correctly, without the GAN "
            f"{accuracy('100 labels, alone')} (study `few_labels`)",
        ),
        (
            "feature matching for itself: [04](../lessons/04_improved_techniques.ipynb)",
            "D's features are what you are after, not samples",
            f"its samples have a Fréchet distance of {distance('04 feature matching', last)} after {last}, the "
            f"course's DCGAN's {distance(OURS, last)} (study `same_seconds`)",
        ),
    ]


def page():
    """The text of docs/side_by_side.md."""
    last = marks()[-1].split()[0]
    return HEAD.format(last=last, floor=two_digits(floor()), table=table()) + CHOICE.format(wishes=wishes())


if __name__ == "__main__":
    picture().savefig(PICTURE, dpi=110)
    PAGE.write_text(page())
