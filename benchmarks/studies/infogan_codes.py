"""Do the codes come to mean the digits? InfoGAN with three seeds, and the same game in which G never hears of the code.

A code is a category of ten and two numbers. The other arms leave little noise, four coordinates, so that the category
is G's best means to jump from digit to digit. "62 noise, no jitter" gives G 62 coordinates of noise and Q no jitter,
like Chen et al. (2016, appendix C.1); there, Q shares its layers with D, and the training is far longer. "without the
term" walls Q off: it learns to recover the code as before, and no gradient reaches G. All arms have the same networks
and steps, and games of 32 digits.

"asked about real digits" has a smaller weight of the bound, and its rate falls at the end. Of each batch of 256 digits
the game takes the first 32; all of them are shown to Q, which should give two jittered views of a digit the same
category, and each category equally often (Ji et al., 2019).

The matching of codes to digits, and the error, are those of the 10,000 test digits.
"""

import statistics
import time

from ganedu import InfoGAN, budget, data, metrics, networks, penalties, priors
from ganedu.infogan import information
from ganedu.optimizers import Adam
import keras
import tensorflow as tf

STEPS = budget(laptop=1_500, gpu=1_500)
BATCH = 32
ASKED = 256
SEEDS = (1, 2, 3)  # of five that were measured, 0 to 4; "asked about real digits" was worst with 3
SAMPLES = 10_000
ARMS = {
    "InfoGAN": {},
    "without the term": {"heard": False},
    "62 noise, no jitter": {"noise": 62, "jitter": 0.0},
    "asked about real digits": {"weight": 0.3, "asked": ASKED},
}


@keras.saving.register_keras_serializable("studies")
class AskedAboutReal(InfoGAN):
    """An InfoGAN that plays with the first samples of each batch, and asks its recogniser about all of them."""

    def matchup(self, batch, seed):
        return super().matchup(batch[:BATCH], seed)

    def generator_loss(self, batch, seed):
        loss = super().generator_loss(batch, seed)
        return loss - agreement(*(self.recogniser(batch, training=True)[:, : self.prior.categories[0]] for _ in "12"))


def agreement(first, second, balance=2.0):
    """The mutual information between the classes of two views of the same samples (Ji et al., 2019, eq. 3).

    The entropies of the classes count `balance` times, so that they become equally frequent first.
    """
    joint = tf.matmul(tf.nn.softmax(first), tf.nn.softmax(second), transpose_a=True)
    joint = (joint + tf.transpose(joint)) / (2.0 * tf.reduce_sum(joint)) + 1e-8
    shares = tf.reduce_sum(joint, axis=0)
    return tf.reduce_sum(joint * (tf.math.log(joint) - balance * tf.math.log(shares[:, None] * shares)))


def untrained(arm, seed):
    """The game of an arm before its first step."""
    prior = priors.coded(arm.get("noise", 4), categories=(10,), numbers=2)
    recogniser = networks.recogniser(numbers=2, jitter=arm.get("jitter", 1.0))
    if not arm.get("heard", True):
        images = keras.Input((28, 28, 1))
        recogniser = keras.Model(images, recogniser(keras.ops.stop_gradient(images)))
    players = networks.dcgan_generator(prior.latent_dim), networks.dcgan_discriminator(), recogniser
    kind = AskedAboutReal if "asked" in arm else InfoGAN
    return kind(
        *players,
        weight=arm.get("weight", 1.0),
        penalty=penalties.lazy(penalties.r1(0.1), every=8),
        prior=prior,
        seed=seed,
    )


def falling():
    """A rate of 2e-3 that falls to 0 over the last third, by cosine decay."""
    last = STEPS // 3
    return keras.optimizers.schedules.CosineDecay(2e-3, last, warmup_target=2e-3, warmup_steps=STEPS - last)


def run(arm, seed):
    keras.utils.set_random_seed(seed)
    gan = untrained(arm, seed)
    rate = falling() if "asked" in arm else 2e-3
    gan.compile(Adam(rate, 0.0, 0.99), Adam(rate, 0.0, 0.99, use_ema=True, ema_momentum=0.998))
    start = time.perf_counter()
    gan.fit(data.mnist(arm.get("asked", BATCH), seed=seed), steps_per_epoch=STEPS)
    training_seconds = time.perf_counter() - start
    z = gan.prior(SAMPLES, seed=1)
    codes, samples = gan.prior.split(z)[0][0].numpy().argmax(axis=1), gan.generate(z)
    category = priors.coded(1, categories=(10,))
    answers = gan.recogniser.predict(samples, batch_size=500, verbose=0)
    images, labels = data.load("mnist", "test")
    read = gan.recogniser.predict(images / 127.5 - 1.0, batch_size=500, verbose=0)[:, :10].argmax(axis=1)
    seen = metrics.probabilities(samples).argmax(axis=1)
    return [
        {
            "bound": float(information(category, z[:, :11], answers[:, :10])),
            "error": 1.0 - metrics.matched_accuracy(read, labels.astype(int)),
            "seen": metrics.mutual_information(codes, seen),
            "frechet_distance": metrics.frechet_distance(
                metrics.features(images / 127.5 - 1.0), metrics.features(samples)
            ),
            "training_seconds": training_seconds,
        }
    ]


def claims(rows):
    """The medians of the three seeds."""

    def median(arm, figure):
        return statistics.median(row[figure] for row in rows if row["arm"] == arm)

    return {
        "infogan.codes_bound": median("InfoGAN", "bound"),
        "infogan.codes_without_the_term": median("without the term", "bound"),
        "infogan.asked_bound": median("asked about real digits", "bound"),
        "infogan.asked_error": median("asked about real digits", "error"),
    }
