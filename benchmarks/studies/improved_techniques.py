"""What is each technique of Salimans et al. (2016) worth, on digits? Each is switched on alone.

Lesson 03's DCGAN with half its feature maps, batch normalisation in G alone, the non-saturating loss and Adam at
1e-3, beta_1 0.5. Every arm has the same steps, batches and seeds. Feature matching, section 3.1;
minibatch discrimination, 3.2; historical averaging, 3.3; label smoothing, 3.4; virtual batch normalisation in G, 3.5.
"""

import functools
import statistics
import time

from ganedu import GAN, FeatureMatchingGAN, budget, data, metrics, networks, objectives, priors
from ganedu.layers import MinibatchDiscrimination
from ganedu.optimizers import Adam, HistoricalAveraging
import keras
from keras import layers

STEPS = budget(laptop=2_000, gpu=2_000)
BATCH = 32
SEEDS = (0, 1, 2)
SAMPLES = 5_000


def as_it_is(network):
    return network


def with_minibatch(discriminator):
    *before, last = discriminator.layers
    return keras.Sequential([keras.Input((28, 28, 1)), *before, MinibatchDiscrimination(50, 5), layers.Dense(1)])


def virtually_normalised(generator):
    return networks.with_reference_batch(generator, priors.normal(64)(32, seed=2))


ONE_SIDED = objectives.label_smoothing(0.1)
averaging = functools.partial(HistoricalAveraging, weight=0.01)

ARMS = {
    "none": {},
    "feature matching": {"game": FeatureMatchingGAN},
    "minibatch discrimination": {"change_d": with_minibatch},
    "historical averaging": {"optimizer": averaging},
    "label smoothing": {"objective": ONE_SIDED},
    "virtual batch norm": {"change_g": virtually_normalised},
}


def compiled(seed, game=GAN, change_g=as_it_is, change_d=as_it_is, objective=objectives.non_saturating, optimizer=Adam):
    """The game of an arm."""
    keras.utils.set_random_seed(seed)
    generator = change_g(networks.dcgan_generator(64, channels=16))
    discriminator = change_d(networks.dcgan_discriminator(channels=16))
    gan = game(generator, discriminator, objective=objective, seed=seed)
    gan.compile(optimizer(1e-3, 0.5), optimizer(1e-3, 0.5))
    return gan


def run(arm, seed):
    gan = compiled(seed, **arm)
    start = time.perf_counter()
    gan.fit(data.mnist(BATCH, seed=seed), steps_per_epoch=STEPS)
    training_seconds = time.perf_counter() - start
    samples = gan.generate(gan.prior(SAMPLES, seed=1))
    real = metrics.features(data.load("mnist", "test")[0][:SAMPLES] / 127.5 - 1.0)
    answers = metrics.probabilities(samples)
    return [
        {
            "frechet_distance": metrics.frechet_distance(real, metrics.features(samples)),
            "realism": metrics.confident_share(answers),
            "classes": metrics.classes_present(answers),
            "training_seconds": training_seconds,
        }
    ]


def claims(rows):
    """How many times the distance without a technique is that with it, seed by seed: the median of three."""

    def distances(arm):
        return {row["seed"]: row["frechet_distance"] for row in rows if row["arm"] == arm}

    def times(arm):
        without, with_it = distances("none"), distances(arm)
        return statistics.median(with_it[seed] / without[seed] for seed in without)

    return {
        "improved.minibatch_helps": times("minibatch discrimination"),
        "improved.feature_matching_costs": times("feature matching"),
        "improved.smoothing_changes_nothing": abs(times("label smoothing") - 1.0),
    }
