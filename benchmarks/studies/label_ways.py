"""How should a GAN receive the label? Four ways, and not at all, on the same networks, steps, batches and seeds.

G receives a label as a one-hot code in front of z, or as a learnt vector instead. D receives it as one plane of the
image for each class (Mirza and Osindero's concatenation, 2014, for convolutions), as one plane that is learnt for each
class (an embedding), or at its end, as a product with its features (Miyato and Koyama's projection, 2018). In one arm
G alone receives it. The recipe is the course's.
"""

import statistics

from ganedu import GAN, ConditionalGAN, budget, data, metrics, networks, penalties, priors
from ganedu.optimizers import Adam
import keras
from keras import layers

STEPS = budget(laptop=1_500, gpu=1_500)
BATCH = 32
SEEDS = (0, 1, 2)
SAMPLES = 10_000
NOISE, CLASSES = 64, 10
EMBEDDING = 50  # numbers that G learns for each class


def one_hot_in_g():
    return networks.dcgan_generator(CLASSES + NOISE)


def embedding_in_g():
    """A generator whose one-hot code becomes a learnt vector, one for each class."""
    z = keras.Input((CLASSES + NOISE,))
    learnt = layers.Dense(EMBEDDING, use_bias=False)(z[:, :CLASSES])  # one row of its weights for each class
    told = keras.ops.concatenate([learnt, z[:, CLASSES:]], axis=1)
    return keras.Model(z, networks.dcgan_generator(EMBEDDING + NOISE)(told))


def planes():
    return networks.condition_on_label(networks.dcgan_discriminator(image_shape=(28, 28, 1 + CLASSES)), CLASSES)


def embedding():
    """A discriminator that sees one more plane, learnt for each class."""
    image, label = keras.Input((28, 28, 1)), keras.Input((), dtype="int32")
    plane = layers.Reshape((28, 28, 1))(layers.Embedding(CLASSES, 28 * 28)(label))
    told = keras.ops.concatenate([image, plane], axis=-1)
    return keras.Model([image, label], networks.dcgan_discriminator(image_shape=(28, 28, 2))(told))


def projection():
    return networks.project_on_label(networks.dcgan_discriminator(), CLASSES)


def deaf():
    """A discriminator that is given the label and does not listen."""
    network = networks.dcgan_discriminator()
    return keras.Model([network.inputs[0], keras.Input((), dtype="int32")], network.outputs[0])


ARMS = {
    "unconditional": {},
    "planes": {"generator": one_hot_in_g, "discriminator": planes},
    "embedding": {"generator": embedding_in_g, "discriminator": embedding},
    "projection": {"generator": one_hot_in_g, "discriminator": projection},
    "label in G alone": {"generator": one_hot_in_g, "discriminator": deaf},
}


def game(arm, seed):
    """The compiled GAN of an arm."""
    keras.utils.set_random_seed(seed)
    r1 = penalties.lazy(penalties.r1(0.1), every=8)
    if arm:
        players = arm["generator"](), arm["discriminator"]()
        gan = ConditionalGAN(*players, penalty=r1, prior=priors.coded(NOISE, categories=(CLASSES,)), seed=seed)
    else:
        gan = GAN(networks.dcgan_generator(NOISE), networks.dcgan_discriminator(), penalty=r1, seed=seed)
    gan.compile(Adam(2e-3, 0.0, 0.99), Adam(2e-3, 0.0, 0.99, use_ema=True, ema_momentum=0.998))
    return gan


def run(arm, seed):
    gan = game(arm, seed)
    gan.fit(data.mnist(BATCH, seed=seed, labels=bool(arm)), steps_per_epoch=STEPS)
    z = gan.prior(SAMPLES, seed=1)
    samples = gan.generate(z)
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    row = {"frechet_distance": metrics.frechet_distance(real, metrics.features(samples))}
    if arm:
        row["gan_test"] = metrics.gan_test(samples, z[:, :CLASSES].numpy().argmax(axis=1))
    return [row]


def claims(rows):
    """Distances beside those of another arm, seed by seed, and the shares of obeyed labels: medians of three."""

    def measured(arm, figure):
        return {row["seed"]: row[figure] for row in rows if row["arm"] == arm}

    def times(arm, other):
        ours, theirs = measured(arm, "frechet_distance"), measured(other, "frechet_distance")
        return statistics.median(ours[seed] / theirs[seed] for seed in theirs)

    def obeyed(arm):
        return statistics.median(measured(arm, "gan_test").values())

    return {
        "labels.improve_samples": times("projection", "unconditional"),
        "labels.projection_beats_planes": times("projection", "planes"),
        "labels.planes_are_obeyed": obeyed("planes"),
        "labels.d_must_see_them": obeyed("label in G alone"),
    }
