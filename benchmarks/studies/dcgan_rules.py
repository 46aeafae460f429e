"""What is each rule of the DCGAN paper worth, on digits? One rule is broken at a time.

The rules are those of Radford et al. (2016), section 3: strided convolutions in place of pooling, batch normalisation
in both players but not at G's output and D's input. Two more are kept in every arm: no hidden dense layers, and
LeakyReLU in D. The recipe is the paper's: non-saturating loss, Adam at 2e-4 with beta_1 0.5. Every arm has the same
steps, batches and seeds. Where a layer gives way to another of its kind, the number of feature maps stays.
"""

import statistics
import time

from ganedu import GAN, budget, data, metrics
from ganedu.layers import BatchNormalization, Conv2D, Conv2DTranspose
from ganedu.optimizers import Adam
import keras
from keras import layers

STEPS = budget(laptop=2_000, gpu=2_000)
BATCH = 32
SEEDS = (0, 1, 2)
SAMPLES = 10_000


def nothing():
    return []


def normalised():
    return [BatchNormalization()]


def transposed(maps):
    return [Conv2DTranspose(maps, 4, 2, "same")]


def upsampled(maps):
    return [layers.UpSampling2D(2), layers.Conv2D(maps, 4, padding="same")]


def strided(maps):
    return [Conv2D(maps, 4, 2, "same")]


def pooled(maps):
    return [layers.Conv2D(maps, 4, padding="same"), layers.MaxPooling2D(2)]


ARMS = {
    "all rules": {},
    "no batch norm in G": {"g": {"between": nothing}},
    "no batch norm in D": {"d": {"between": nothing}},
    "batch norm at both ends": {"g": {"at_the_end": normalised}, "d": {"at_the_start": normalised}},
    "pooling and upsampling": {"g": {"larger": upsampled}, "d": {"smaller": pooled}},
}


def generator(larger=transposed, between=normalised, at_the_end=nothing):
    return keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(7 * 7 * 64),
            layers.Reshape((7, 7, 64)),
            *between(),
            layers.ReLU(),
            *larger(32),
            *between(),
            layers.ReLU(),
            *larger(1),
            *at_the_end(),
            layers.Activation("tanh"),
        ]
    )


def discriminator(smaller=strided, between=normalised, at_the_start=nothing):
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *at_the_start(),
            *smaller(32),
            layers.LeakyReLU(0.2),
            *smaller(64),
            *between(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


def game(arm, seed):
    """The compiled GAN of an arm."""
    keras.utils.set_random_seed(seed)
    gan = GAN(generator(**arm.get("g", {})), discriminator(**arm.get("d", {})), seed=seed)
    gan.compile(Adam(2e-4, 0.5), Adam(2e-4, 0.5))
    return gan


def run(arm, seed):
    gan = game(arm, seed)
    start = time.perf_counter()
    gan.fit(data.mnist(BATCH, seed=seed), steps_per_epoch=STEPS)
    training_seconds = time.perf_counter() - start
    samples = gan.generate(gan.prior(SAMPLES, seed=1))
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
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
    """Each broken rule beside all rules, seed by seed: the median of three."""

    def times(arm, figure="frechet_distance"):
        def measured(arm):
            return {row["seed"]: row[figure] for row in rows if row["arm"] == arm}

        whole, broken = measured("all rules"), measured(arm)
        return statistics.median(broken[seed] / whole[seed] for seed in whole)

    return {
        "rules.norm_at_both_ends": times("batch norm at both ends"),
        "rules.no_norm_in_g": times("no batch norm in G"),
        "rules.no_norm_in_d": times("no batch norm in D"),
        "rules.pooling": times("pooling and upsampling"),
        "rules.pooling_takes_longer": times("pooling and upsampling", "training_seconds"),
    }
