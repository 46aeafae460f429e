"""No labels? A conditional GAN is told clusters of the pictures instead. How much does that help after as long?

Each arm trains for as many seconds of processor time; those that the clustering took are counted. The paper's recipe is
that of `same_seconds`, which has the plain one and true labels, too. One arm has 5,000 pictures.
"nearest" is the distance of 1,000 samples to the nearest training picture, pixel by pixel, as a part of what test
pictures have: copies would be at 0.
"""

import functools
import statistics
import time

from ganedu import data, metrics
import keras
import numpy as np
from sklearn import neighbors

from benchmarks.studies import same_seconds

MARKS = (40, 120)
SEEDS = (0, 1, 2)
SAMPLES, COMPARED, LOOKED_UP = 10_000, 5_000, 1_000
FEW = 5_000


def arms():
    """The arms by name: the dataset, and what makes the compiled game and its stream from the dataset's name."""

    def papers(name):
        return same_seconds.papers_dcgan()[0], getattr(data, name)(32)

    ways = {"300 clusters": same_seconds.with_clusters, "the paper's recipe": papers}
    both = {
        f"{name}, {way}": {"name": name, "make": make}
        for name in ("mnist", "fashion_mnist")
        for way, make in ways.items()
    }
    few = functools.partial(same_seconds.with_clusters, count=FEW)
    return both | {"mnist, 300 clusters of 5,000": {"name": "mnist", "make": few}}


ARMS = arms()


def run(arm, seed):
    keras.utils.set_random_seed(seed)
    start = time.process_time()
    gan, stream = arm["make"](arm["name"])
    spent = time.process_time() - start
    judge, rows = Judge(arm["name"], stream.arrays[0]), []
    for mark in MARKS:
        gan.fit(stream, steps_per_epoch=1_000_000, callbacks=[same_seconds.Until(mark - spent)], verbose=0)
        spent = mark
        samples = gan.generate(gan.prior(SAMPLES, seed=1))
        rows.append({"after": f"{mark} s", "steps": int(gan.g_optimizer.iterations), **judge(samples)})
    return rows


class Judge:
    """What is measured of samples.

    Args:
        name: the dataset, whose test pictures are the real ones.
        trained_on: the pictures that the game saw, uint8.
    """

    def __init__(self, name, trained_on):
        self.name = name
        train, test = (data.load(name, split)[0] / 127.5 - 1.0 for split in ("train", "test"))
        self.real = metrics.features(test, name)
        self.floor = metrics.frechet_distance(self.real, metrics.features(train[:SAMPLES], name))
        seen = (trained_on / 127.5 - 1.0).reshape(len(trained_on), -1).astype("float32")
        self.neighbours = neighbors.NearestNeighbors(n_neighbors=1, algorithm="brute").fit(seen)
        self.new = self.far(test)

    def far(self, images):
        rows = np.asarray(images[:LOOKED_UP], "float32").reshape(LOOKED_UP, -1)
        return float(self.neighbours.kneighbors(rows)[0].mean())

    def __call__(self, samples):
        fake = metrics.features(samples, self.name)
        return {
            "frechet_distance": metrics.frechet_distance(self.real, fake),
            "floor": self.floor,
            "realism": metrics.confident_share(samples, self.name),
            "precision": metrics.precision(self.real[:COMPARED], fake[:COMPARED]),
            "recall": metrics.recall(self.real[:COMPARED], fake[:COMPARED]),
            "nearest": self.far(samples) / self.new,
        }


def claims(rows):
    """Distances after the last mark of all seeds, and beside those of another arm: medians."""

    def median(arm, figure="frechet_distance"):
        last = [row for row in rows if (row["arm"], row["after"]) == (arm, f"{MARKS[-1]} s")]
        return statistics.median(row[figure] for row in last)

    ours, fashion = "mnist, 300 clusters", "fashion_mnist, 300 clusters"
    return {
        "made_labels.mnist": median(ours),
        "made_labels.papers": median(ours) / median("mnist, the paper's recipe"),
        "made_labels.fashion": median(fashion) / median("fashion_mnist, the paper's recipe"),
        "made_labels.nearest": min(median(arm, "nearest") for arm in (ours, fashion)),
    }
