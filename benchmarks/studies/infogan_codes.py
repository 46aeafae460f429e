"""Do the codes come to mean the digits? InfoGAN with five seeds, and the same game in which G never hears of the code.

Every arm has the same networks, steps, batches and rates. A code is a category of ten and two numbers; little noise is
left beside it, four coordinates, so that the category is G's best means to jump from digit to digit. "as in the paper"
gives G 62 coordinates of noise and Q no jitter (Chen et al., 2016, appendix C.1, where Q shares its layers with D).
"without the term" walls Q off: it learns to read the code as before, and no gradient reaches G. "asked about real
digits" has Q give two jittered views of a real digit the same category, each category equally often (Ji et al., 2019).
The matching of codes to digits, and the error, are those of the 10,000 test digits.
"""

import statistics
import time

from ganedu import InfoGAN, budget, data, metrics, networks, penalties, priors
from ganedu.infogan import information
from ganedu.optimizers import Adam
import keras
import tensorflow as tf

FILES = ("ganedu/metrics/mnist_evaluator.keras",)
STEPS = budget(laptop=1_500, gpu=1_500)
BATCH = 32
SEEDS = (0, 1, 2, 3, 4)
SAMPLES = 10_000
ARMS = {
    "InfoGAN": {},
    "without the term": {"heard": False},
    "asked about real digits": {"real": True},
    "as in the paper": {"noise": 62, "jitter": 0.0},
}


@keras.saving.register_keras_serializable("studies")
class AskedAboutReal(InfoGAN):
    """An InfoGAN whose recogniser is also asked for the category of real samples."""

    def generator_loss(self, real, seed):
        loss = super().generator_loss(real, seed)
        return loss - agreement(*(self.recogniser(real, training=True)[:, : self.prior.categories[0]] for _ in "12"))


def agreement(first, second):
    """The mutual information between the classes of two views of the same samples (Ji et al., 2019, eq. 3)."""
    joint = tf.matmul(tf.nn.softmax(first), tf.nn.softmax(second), transpose_a=True)
    joint = (joint + tf.transpose(joint)) / (2.0 * tf.reduce_sum(joint)) + 1e-8
    shares = tf.reduce_sum(joint, axis=0)
    return tf.reduce_sum(joint * tf.math.log(joint / (shares[:, None] * shares)))


def game(arm, seed):
    """The compiled game of an arm."""
    keras.utils.set_random_seed(seed)
    prior = priors.coded(arm.get("noise", 4), categories=(10,), numbers=2)
    recogniser = networks.recogniser(numbers=2, jitter=arm.get("jitter", 1.0))
    if not arm.get("heard", True):
        images = keras.Input((28, 28, 1))
        recogniser = keras.Model(images, recogniser(keras.ops.stop_gradient(images)))
    players = networks.dcgan_generator(prior.latent_dim), networks.dcgan_discriminator(), recogniser
    kind = AskedAboutReal if arm.get("real") else InfoGAN
    gan = kind(*players, penalty=penalties.lazy(penalties.r1(0.1), every=8), prior=prior, seed=seed)
    gan.compile(Adam(2e-3, 0.0, 0.99), Adam(2e-3, 0.0, 0.99, use_ema=True, ema_momentum=0.998))
    return gan


def run(arm, seed):
    gan = game(arm, seed)
    start = time.perf_counter()
    gan.fit(data.mnist(BATCH, seed=seed), steps_per_epoch=STEPS, verbose=0)
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
    """The medians of the five seeds."""

    def median(arm, figure):
        return statistics.median(row[figure] for row in rows if row["arm"] == arm)

    return {
        "infogan.codes_bound": median("InfoGAN", "bound"),
        "infogan.codes_without_the_term": median("without the term", "bound"),
    }
