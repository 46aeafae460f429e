"""What is each change from the classic program to lesson 02's GAN worth? One is undone at a time.

The four are those of the lesson's table. Every arm has the same steps, batches and seeds, alternating turns and the
losses from logits, and is judged by samples in [-1, 1].
"""

import statistics

from ganedu import GAN, budget, data, metrics, networks, priors
from ganedu.optimizers import Adam
import keras
from keras import layers

STEPS = budget(laptop=5_000, gpu=5_000)
BATCH_SIZE, LATENT_DIM = 128, 100
SEEDS = (0, 1, 2)
SAMPLES = 2_000


def leaky():
    return [layers.LeakyReLU(0.2), layers.Dropout(0.3)]


def relu():
    return [layers.ReLU()]


ARMS = {
    "ours": {},
    "Adam at 2e-4, β₁ 0.9": {"adam": (2e-4, 0.9)},
    "D: ReLU, no dropout": {"after_hidden": relu},
    "sigmoid, data in [0, 1]": {"output": "sigmoid", "scale": (0, 1)},
    "no EMA": {"average": False},
}


def game(seed, adam=(1e-3, 0.5), after_hidden=leaky, output="tanh", average=True):
    """The compiled GAN of an arm."""
    keras.utils.set_random_seed(seed)
    hidden = [layers.Flatten(), layers.Dense(256, kernel_initializer="he_normal"), *after_hidden()]
    gan = GAN(
        networks.dense_generator(LATENT_DIM, activation=output),
        keras.Sequential([keras.Input((28, 28, 1)), *hidden, layers.Dense(1)]),
        prior=priors.uniform(LATENT_DIM),
        seed=seed,
    )
    options = {"use_ema": True, "ema_momentum": 0.999} if average else {}
    gan.compile(Adam(*adam), Adam(*adam, **options))
    return gan


def run(arm, seed):
    scale = arm.get("scale", (-1, 1))
    gan = game(seed, **{name: value for name, value in arm.items() if name != "scale"})
    gan.fit(data.mnist(BATCH_SIZE, scale=scale, seed=seed), steps_per_epoch=STEPS, verbose=0)
    samples = gan.samples(SAMPLES)
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    answers = metrics.probabilities(samples)
    return [
        {
            "frechet_distance": metrics.frechet_distance(real, metrics.features(samples)),
            "realism": metrics.confident_share(answers),
            "classes": metrics.classes_present(answers),
        }
    ]


def claims(rows):
    """The distance with each change undone, divided by ours, seed by seed: the median of three."""
    distance = {(row["arm"], row["seed"]): row["frechet_distance"] for row in rows}

    def times(arm):
        return statistics.median(distance[arm, seed] / distance["ours", seed] for seed in SEEDS)

    return {
        "changes.adam": times("Adam at 2e-4, β₁ 0.9"),
        "changes.discriminator": times("D: ReLU, no dropout"),
        "changes.range": times("sigmoid, data in [0, 1]"),
        "changes.average": times("no EMA"),
    }
