"""Trains the zoo's GANs, writes their files and judges what was written: python -m benchmarks.zoo [name]

About 3 minutes for the fully connected GAN, 7 for the convolutional one, 3 each for the conditional ones, 6 each for
those of lessons 04 and 07 and 4 for the InfoGAN, on two cores. The same seed gives the same file, on the same machine.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
import os
import time

from ganedu import data, metrics, zoo
from ganedu.optimizers import Adam
from ganedu.zoo import clusters, conditional, dcgan, improved, vanilla, wasserstein, weights
import keras

from benchmarks.studies import infogan_codes

SEED = 0
SAMPLES = 10_000


@dataclass(frozen=True)
class Recipe:
    """How one of the zoo's GANs is made.

    Args:
        untrained: gives the GAN before its first step.
        optimizers: `optimizers(steps)` gives that of the discriminator and that of the generator.
        batch_size: of the digits.
        steps: of the training.
        trained: gives the GAN of the stored file.
        stream: `stream(batch_size)` gives the digits, with or without labels.
    """

    untrained: Callable
    optimizers: Callable
    batch_size: int
    steps: int
    trained: Callable
    stream: Callable = data.mnist

    def made(self, steps):
        """The GAN after so many steps."""
        keras.utils.set_random_seed(SEED)
        gan = self.untrained()
        gan.compile(*self.optimizers(steps))
        gan.fit(self.stream(self.batch_size), steps_per_epoch=steps, verbose=0)
        return gan


def steady(steps):
    """Lesson 02's optimizers."""
    return Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=True, ema_momentum=0.999)


def falling(rate, *betas, average, d_turns=1):
    """Optimizers whose rate falls to 0 over the second half of each player's turns.

    Args:
        rate: of the first half.
        betas: of Adam.
        average: of the generator's weights, the momentum.
        d_turns: of the discriminator in each step.

    Returns:
        `optimizers(steps)`, as `Recipe` asks.
    """

    def until(turns):
        half = turns // 2
        return keras.optimizers.schedules.CosineDecay(rate, turns - half, warmup_target=rate, warmup_steps=half)

    def optimizers(steps):
        g_optimizer = Adam(until(steps), *betas, use_ema=True, ema_momentum=average)
        return Adam(until(d_turns * steps), *betas), g_optimizer

    return optimizers


def asked():
    """Lesson 06's game whose recogniser is asked about real digits, too."""
    return infogan_codes.untrained(infogan_codes.ARMS["asked about real digits"], SEED)


def labelled(batch_size):
    return data.mnist(batch_size, labels=True)


def clustered(batch_size):
    images = data.load("mnist")[0]
    return data.stream(images, data.cluster_labels(images, len(clusters.SIZES)), batch_size=batch_size)


OURS = falling(2e-3, 0.0, 0.99, average=0.995)
RECIPES = {
    "vanilla_mnist": Recipe(vanilla.untrained, steady, 128, 20_000, zoo.vanilla_mnist),
    "dcgan_mnist": Recipe(dcgan.untrained, OURS, 16, 25_000, zoo.dcgan_mnist),
    "improved_mnist": Recipe(improved.untrained, falling(1e-3, 0.5, average=0.995), 32, 6_000, zoo.improved_mnist),
    "conditional_mnist": Recipe(conditional.untrained, OURS, 32, 6_000, zoo.conditional_mnist, labelled),
    "clusters_mnist": Recipe(clusters.untrained, OURS, 32, 6_000, zoo.clusters_mnist, clustered),
    "infogan_mnist": Recipe(asked, falling(2e-3, 0.0, 0.99, average=0.998), 256, 3_000, zoo.infogan_mnist),
    "wgan_mnist": Recipe(
        wasserstein.untrained, falling(1e-3, 0.0, 0.9, average=0.99, d_turns=5), 32, 3_000, zoo.wgan_mnist
    ),
}


def judged(images):
    """What the frozen classifier says to images, in words."""
    answers = metrics.probabilities(images)
    test, train = (data.load("mnist", split)[0][:SAMPLES] / 127.5 - 1.0 for split in ("test", "train"))
    distance = metrics.measured(
        metrics.frechet_distance, metrics.features(test), metrics.features(images), metrics.features(train)
    )
    return (
        f"Fréchet distance {distance}, realism {metrics.confident_share(answers):.3f}, "
        f"variety {metrics.classes_present(answers)} of 10 digits"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", choices=RECIPES, help="one of them; all if left out")
    chosen = parser.parse_args().name
    os.environ["GANEDU_PRECISION"] = "float32"
    for name in [chosen] if chosen else RECIPES:
        recipe, path = RECIPES[name], weights.FOLDER / f"{name}.npz"
        start = time.perf_counter()
        weights.save(recipe.made(recipe.steps), path)
        seconds = time.perf_counter() - start
        print(f"{name}: {recipe.steps:,} steps in {seconds:.0f} s, {path.stat().st_size / 1e6:.2f} MB", flush=True)
        gan = recipe.trained()
        z = gan.prior(SAMPLES, seed=1)
        samples = gan.generate(z)
        print(f"{name}: {judged(samples)}", flush=True)
        if recipe.stream is labelled:
            obeyed = metrics.gan_test(samples, z[:, : gan.classes].numpy().argmax(axis=1))
            print(f"{name}: GAN-test {obeyed:.3f}", flush=True)


if __name__ == "__main__":
    main()
