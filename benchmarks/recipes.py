"""What the studies of image recipes share: two networks, many ways to train them, and a clock."""

import time

from ganedu import GAN, data, layers, metrics, networks, objectives, optimizers, penalties
import keras

STOCK = {
    **{"objective": objectives.non_saturating, "penalty": penalties.none, "batch_norm": True, "batch_size": 64},
    **{"d_rate": 2e-4, "g_rate": 2e-4, "beta_1": 0.5, "beta_2": 0.999, "average": None},
}
BEST = {
    **{"objective": objectives.non_saturating, "batch_norm": False, "batch_size": 32},
    "penalty": penalties.lazy(penalties.r1(0.1), every=8),
    **{"d_rate": 2e-3, "g_rate": 2e-3, "beta_1": 0.0, "beta_2": 0.99, "average": 0.998},
}


class Until(keras.callbacks.Callback):
    """Ends a training when its seconds are over."""

    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds

    def on_train_begin(self, logs=None):
        self.end = time.perf_counter() + self.seconds

    def on_train_batch_end(self, batch, logs=None):
        self.model.stop_training = time.perf_counter() >= self.end


def game(recipe, seed):
    """The compiled GAN of a recipe.

    Besides what `STOCK` names, a recipe may give `d_channels`, and `initializer`, `spectral_norm` and `dropout` of all
    layers, or of D's.
    """
    keras.utils.set_random_seed(seed)
    discriminator = networks.dcgan_discriminator(channels=recipe.get("d_channels", 32), batch_norm=recipe["batch_norm"])
    pair = [networks.dcgan_generator(), altered(discriminator, recipe)]
    if "initializer" in recipe:
        pair = [restarted(network, recipe["initializer"]) for network in pair]
    gan = GAN(*pair, objective=recipe["objective"], penalty=recipe["penalty"], seed=seed)
    betas = recipe["beta_1"], recipe["beta_2"]
    average = {"use_ema": True, "ema_momentum": recipe["average"]} if recipe["average"] else {}
    gan.compile(optimizers.Adam(recipe["d_rate"], *betas), optimizers.Adam(recipe["g_rate"], *betas, **average))
    return gan


def altered(discriminator, recipe):
    """The discriminator with spectral normalisation of its products, or with dropout after each activation."""
    steps = []
    for layer in discriminator.layers:
        product = isinstance(layer, (layers.Conv2D, keras.layers.Dense))
        steps.append(keras.layers.SpectralNormalization(layer) if product and "spectral_norm" in recipe else layer)
        if isinstance(layer, keras.layers.LeakyReLU) and "dropout" in recipe:
            steps.append(keras.layers.Dropout(recipe["dropout"]))
    return keras.Sequential([keras.Input(discriminator.input_shape[1:]), *steps])


def restarted(network, initializer):
    """The network with kernels drawn anew."""
    for weight in network.trainable_weights:
        if weight.name == "kernel":
            weight.assign(initializer(weight.shape))
    return network


def race(recipe, seed, marks):
    """Trains, and judges the samples at each mark.

    Args:
        recipe: a dictionary with the keys of `STOCK`.
        seed: decides the first weights, the noise and the order of the data.
        marks: seconds of training, increasing. Only training counts.

    Returns:
        A row for each mark: the steps done, and the Fréchet distance of 10,000 samples to the 10,000 test digits in the
        features of the frozen MNIST classifier.
    """
    gan, images = game(recipe, seed), data.mnist(recipe["batch_size"], seed=seed)
    real = metrics.features(data.load("mnist", "test")[0] / 127.5 - 1.0)
    rows, before = [], 0
    for mark in marks:
        done = int(gan.g_optimizer.iterations)
        gan.fit(images.skip(done), steps_per_epoch=1_000_000, callbacks=[Until(mark - before)], verbose=0)
        before = mark
        fake = metrics.features(gan.generate(gan.prior(10_000, seed=1)))
        distance = metrics.frechet_distance(real, fake)
        rows.append({"after": f"{mark} s", "steps": int(gan.g_optimizer.iterations), "frechet_distance": distance})
    return rows
