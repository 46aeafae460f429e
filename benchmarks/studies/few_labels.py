"""How many digits does a network read that was told the names of a few, with and without a GAN's help?

Both learn from the same labelled digits, as many of each class, each of them jittered a hundred times over beforehand.
The network is the same, and so are its labelled batches, its rate and the average of its weights. "Alone" it is trained
on the labelled digits; with the GAN it is the discriminator of a semi-supervised game with feature matching (Salimans
et al., 2016, section 5), where the 60,000 digits of the training set come in without their labels. The rate falls to 0
over the second half: steady, it let two of five games of 4,000 steps go astray. Judged are the 10,000 test digits.
"""

import statistics
import time

from ganedu import SemiSupervisedGAN, budget, data, layers, networks
from ganedu.optimizers import Adam
import keras
import numpy as np

STEPS = budget(laptop=2_000, gpu=2_000)
RATE = 3e-3
COPIES = 100
SEEDS = (0, 1, 2)
ARMS = {
    "100 labels": {"count": 100, "gan": True},
    "100 labels, alone": {"count": 100},
    "20 labels": {"count": 20, "gan": True},
    "20 labels, alone": {"count": 20},
}


def scaled(images):
    return (images / 127.5 - 1.0).astype("float32")


def labelled_digits(count, seed):
    """A stream of the chosen digits, jittered."""
    images, labels = data.few(*data.load("mnist"), count, seed=seed)
    jitter, images = layers.Jitter(seed=seed), scaled(images)
    copies = [images, *[jitter(images, training=True) for _ in range(COPIES - 1)]]
    return data.stream(np.concatenate(copies), np.tile(labels, COPIES), batch_size=50, seed=seed)


def falling(steps):
    """A rate that stays for half the steps, then falls to 0 like half a wave of a cosine."""
    half = steps // 2
    return keras.optimizers.schedules.CosineDecay(RATE, steps - half, warmup_target=RATE, warmup_steps=half)


def averaging(steps):
    return Adam(falling(steps), 0.5, use_ema=True, ema_momentum=0.998)


def with_gan(labelled, steps, seed):
    gan = SemiSupervisedGAN(networks.dcgan_generator(64, 16), networks.noisy_classifier(), seed=seed)
    gan.compile(averaging(steps), Adam(falling(steps), 0.5))
    gan.fit(data.together(labelled, data.mnist(100, seed=seed)), steps_per_epoch=steps)
    return gan.classify


def alone(labelled, steps, _):
    network = networks.noisy_classifier()
    network.compile(averaging(steps), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    network.fit(labelled, steps_per_epoch=steps, shuffle=False, verbose=0)  # Keras ends with the averaged weights
    return lambda images: network.predict(images, batch_size=500, verbose=0)


def run(arm, seed):
    keras.utils.set_random_seed(seed)
    labelled = labelled_digits(arm["count"], seed)
    start = time.perf_counter()
    classify = (with_gan if arm.get("gan") else alone)(labelled, STEPS, seed)
    training_seconds = time.perf_counter() - start
    images, labels = data.load("mnist", "test")
    accuracy = (classify(scaled(images)).argmax(axis=1) == labels).mean()
    return [{"accuracy": accuracy, "training_seconds": training_seconds}]


def claims(rows):
    """What the GAN's help with a hundred labels comes to: the median of three seeds."""

    def accuracies(arm):
        return {row["seed"]: row["accuracy"] for row in rows if row["arm"] == arm}

    with_gan, alone = accuracies("100 labels"), accuracies("100 labels, alone")
    return {"few_labels.errors_left": statistics.median((1 - with_gan[seed]) / (1 - alone[seed]) for seed in alone)}
