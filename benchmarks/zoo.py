"""Trains the zoo's GANs, writes their files and judges what was written: python benchmarks/zoo.py [name]

About 3 minutes for the fully connected GAN, 7 for the convolutional one and 3 for the conditional one
on two cores; 6 for the InfoGAN on a busy machine. The same seed gives the same file, on the same machine.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
import time

from ganedu import data, metrics, zoo
from ganedu.optimizers import Adam
from ganedu.zoo import conditional, dcgan, infogan, vanilla, weights
import keras

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
        labels: whether it is told the digits' labels.
    """

    untrained: Callable
    optimizers: Callable
    batch_size: int
    steps: int
    trained: Callable
    labels: bool = False


def steady(steps):
    """Lesson 02's optimizers."""
    return Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=True, ema_momentum=0.999)


def falling(steps):
    """The README's optimizers; over the second half the rate falls to 0."""

    def rate():
        half = steps // 2
        return keras.optimizers.schedules.CosineDecay(2e-3, steps - half, warmup_target=2e-3, warmup_steps=half)

    return Adam(rate(), 0.0, 0.99), Adam(rate(), 0.0, 0.99, use_ema=True, ema_momentum=0.995)


RECIPES = {
    "vanilla_mnist": Recipe(vanilla.untrained, steady, 128, 20_000, zoo.vanilla_mnist),
    "dcgan_mnist": Recipe(dcgan.untrained, falling, 16, 25_000, zoo.dcgan_mnist),
    "conditional_mnist": Recipe(conditional.untrained, falling, 32, 6_000, zoo.conditional_mnist, labels=True),
    "infogan_mnist": Recipe(infogan.untrained, falling, 32, 2_000, zoo.infogan_mnist),
}


def write(recipe, path, steps):
    """Trains a GAN and writes its weights.

    Args:
        recipe: a `Recipe`.
        path: a file that ends in `.npz`.
        steps: of the training.
    """
    keras.utils.set_random_seed(SEED)
    gan = recipe.untrained()
    gan.compile(*recipe.optimizers(steps))
    gan.fit(data.mnist(recipe.batch_size, labels=recipe.labels), steps_per_epoch=steps, verbose=0)
    weights.save(gan, path)


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
    for name in [chosen] if chosen else RECIPES:
        recipe, path = RECIPES[name], weights.FOLDER / f"{name}.npz"
        start = time.perf_counter()
        write(recipe, path, recipe.steps)
        seconds = time.perf_counter() - start
        print(f"{name}: {recipe.steps:,} steps in {seconds:.0f} s, {path.stat().st_size / 1e6:.2f} MB", flush=True)
        gan = recipe.trained()
        z = gan.prior(SAMPLES, seed=1)
        samples = gan.generate(z)
        print(f"{name}: {judged(samples)}", flush=True)
        if recipe.labels:
            obeyed = metrics.gan_test(samples, z[:, : gan.classes].numpy().argmax(axis=1))
            print(f"{name}: GAN-test {obeyed:.3f}", flush=True)


if __name__ == "__main__":
    main()
