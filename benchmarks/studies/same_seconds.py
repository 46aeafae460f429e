"""The GANs of lessons 02 to 07, each trained for as long, and judged alike; that of lesson 05 on made labels, too.

What is counted is processor time, not the clock's, so that what else the machine does makes little difference: 80
seconds are some 50 on two cores. Each plays by the recipe of its lesson. The samples of seed 0 after the last
mark are kept as a picture beside this file, in `same_seconds/`; `benchmarks/side_by_side.py` makes a page of all.
"""

import pathlib
import statistics
import time

from ganedu import (
    GAN,
    ConditionalGAN,
    FeatureMatchingGAN,
    InfoGAN,
    data,
    metrics,
    networks,
    objectives,
    penalties,
    plots,
    priors,
)
from ganedu.optimizers import Adam
from ganedu.zoo import vanilla
import keras
import numpy as np
from PIL import Image

PICTURES = pathlib.Path(__file__).with_suffix("")
MARKS = (20, 40, 80)
SEEDS = (0, 1, 2)
SAMPLES = 10_000


class Until(keras.callbacks.Callback):
    """Ends a training when its seconds of processor time are over.

    They begin after the first call, which makes the graphs; longer trainings would not make them again.
    """

    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds

    def on_train_begin(self, logs=None):
        self.start = None

    def on_train_batch_end(self, batch, logs=None):
        if self.start is None:
            self.start = time.process_time()
        self.model.stop_training = time.process_time() - self.start >= self.seconds


def smooth():
    return penalties.lazy(penalties.r1(0.1), every=8)


def ours(gan):
    """The optimizers of the course's recipe."""
    gan.compile(Adam(2e-3, 0.0, 0.99), Adam(2e-3, 0.0, 0.99, use_ema=True, ema_momentum=0.998))
    return gan


def dense():
    gan = vanilla.untrained()
    gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=True, ema_momentum=0.999))
    return gan, data.mnist(128)


def papers_dcgan():
    gan = GAN(networks.dcgan_generator(), networks.dcgan_discriminator(batch_norm=True))
    gan.compile(Adam(2e-4, 0.5), Adam(2e-4, 0.5))
    return gan, data.mnist(32)


def dcgan():
    return ours(GAN(networks.dcgan_generator(), networks.dcgan_discriminator(), penalty=smooth())), data.mnist(32)


def feature_matching():
    players = networks.dcgan_generator(), networks.dcgan_discriminator()
    return ours(FeatureMatchingGAN(*players, penalty=smooth())), data.mnist(32)


def conditional():
    prior = priors.coded(64, categories=(10,))
    players = networks.dcgan_generator(prior.latent_dim), networks.project_on_label(networks.dcgan_discriminator())
    return ours(ConditionalGAN(*players, penalty=smooth(), prior=prior)), data.mnist(32, labels=True)


def with_clusters(name="mnist", k=300, count=None):
    """Lesson 05's game on clusters for labels, drawn as often as they come; of `count` pictures, or all."""
    images = data.load(name)[0][:count]
    labels = data.cluster_labels(images, k)
    sizes = np.bincount(labels)
    prior = priors.coded(64, categories=(len(sizes),), shares=sizes)
    discriminator = networks.project_on_label(networks.dcgan_discriminator(), len(sizes))
    generator = networks.dcgan_generator(prior.latent_dim)
    gan = ConditionalGAN(generator, discriminator, penalty=smooth(), prior=prior)
    return ours(gan), data.stream(images, labels, batch_size=32)


def infogan():
    prior = priors.coded(4, categories=(10,), numbers=2)
    players = networks.dcgan_generator(prior.latent_dim), networks.dcgan_discriminator()
    recogniser = networks.recogniser(numbers=2, jitter=1.0)
    return ours(InfoGAN(*players, recogniser, penalty=smooth(), prior=prior)), data.mnist(32)


def wgan_gp():
    penalty = penalties.gradient_penalty(10.0)
    players = networks.dcgan_generator(), networks.dcgan_discriminator()
    gan = GAN(*players, objective=objectives.wasserstein, penalty=penalty, d_turns=5)
    gan.compile(Adam(1e-3, 0.0, 0.9), Adam(1e-3, 0.0, 0.9, use_ema=True, ema_momentum=0.99))
    return gan, data.mnist(32)


ARMS = {
    "02 dense": {"make": dense, "picture": "02_dense.png"},
    "03 DCGAN, the paper's": {"make": papers_dcgan, "picture": "03_papers.png"},
    "03 DCGAN, the course's": {"make": dcgan, "picture": "03_ours.png"},
    "04 feature matching": {"make": feature_matching, "picture": "04_feature_matching.png"},
    "05 conditional": {"make": conditional, "picture": "05_conditional.png"},
    "05 conditional, on 300 clusters": {"make": with_clusters, "picture": "05_clusters.png"},
    "06 InfoGAN": {"make": infogan, "picture": "06_infogan.png"},
    "07 WGAN-GP": {"make": wgan_gp, "picture": "07_wgan_gp.png"},
}


def run(arm, seed):
    keras.utils.set_random_seed(seed)
    start = time.process_time()
    gan, images = arm["make"]()
    made = time.process_time() - start
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    rows, before = [], made
    for mark in MARKS:
        gan.fit(images, steps_per_epoch=1_000_000, callbacks=[Until(mark - before)], verbose=0)
        before = mark
        samples = gan.generate(gan.prior(SAMPLES, seed=1))
        answers = metrics.probabilities(samples)
        figures = {
            "steps": int(gan.g_optimizer.iterations),
            "frechet_distance": metrics.frechet_distance(real, metrics.features(samples)),
            "realism": metrics.confident_share(answers),
            "classes": metrics.classes_present(answers),
        }
        rows.append({"after": f"{mark} s", **figures})
    if seed == SEEDS[0]:
        PICTURES.mkdir(exist_ok=True)
        Image.fromarray(plots.tile(samples[:40], columns=20)[..., 0]).save(PICTURES / arm["picture"], optimize=True)
    return rows


def claims(rows):
    """The order that the page tells of, by the medians of three seeds."""

    def distance(arm):
        last = [row for row in rows if (row["arm"], row["after"]) == (arm, f"{MARKS[-1]} s")]
        return statistics.median(row["frechet_distance"] for row in last)

    return {
        "seconds.labels_help": distance("05 conditional") / distance("03 DCGAN, the course's"),
        "seconds.clusters_help": distance("05 conditional, on 300 clusters") / distance("03 DCGAN, the course's"),
        "seconds.recipe_helps": distance("03 DCGAN, the course's") / distance("03 DCGAN, the paper's"),
        "seconds.wgan_is_slow": distance("07 WGAN-GP") / distance("03 DCGAN, the course's"),
    }
