"""What is timed: two games, their sizes, and the arithmetic that one image costs.

This file loads no framework, so that each contestant's memory holds its own framework alone.
"""

import dataclasses
import pathlib

import ganedu
import numpy as np

RATE = 2e-4  # of both players' Adam


@dataclasses.dataclass(frozen=True)
class Dense:
    """Lesson 02's fully connected networks, 100-256-784 and 784-256-1: z uniform in [-1, 1], images in [0, 1].

    Args:
        batch_size: images in a batch.
    """

    batch_size: int = 128

    latent_dim = 100
    units = 256
    image_shape = (28, 28, 1)
    scale = (0.0, 1.0)

    def __str__(self):
        return f"fully connected, batch {self.batch_size}"

    def generator_products(self):
        """The multiplications that each layer does for one image."""
        return [self.latent_dim * self.units, self.units * 784]

    def discriminator_products(self):
        return [784 * self.units, self.units]


@dataclasses.dataclass(frozen=True)
class Convolutional:
    """`networks.dcgan_generator` and `dcgan_discriminator`, both batch-normalised: z normal, images in [-1, 1].

    Args:
        channels: feature maps beside the image; the inner layers have twice as many.
        batch_size: images in a batch.
        size: height and width of an image, a multiple of 4, at least 28.
    """

    channels: int = 32
    batch_size: int = 64
    size: int = 28

    latent_dim = 64
    scale = (-1.0, 1.0)

    @property
    def image_shape(self):
        return (self.size, self.size, 1)

    def __str__(self):
        return f"convolutional, {self.channels} channels, batch {self.batch_size}, {self.size} x {self.size}"

    def generator_products(self):
        """The multiplications that each layer does for one image. A kernel has 4 x 4 = 16 places."""
        half, quarter = (self.size // 2) ** 2, (self.size // 4) ** 2
        width = self.channels
        return [self.latent_dim * quarter * 2 * width, quarter * 16 * 2 * width * width, half * 16 * width]

    def discriminator_products(self):
        half, quarter = (self.size // 2) ** 2, (self.size // 4) ** 2
        width = self.channels
        return [half * 16 * width, quarter * 16 * width * 2 * width, quarter * 2 * width]


def flops_per_image(task):
    """Floating-point operations of one alternating step, divided by the batch size.

    Multiplications and additions of matrix products and convolutions are counted, and nothing else. Backward, a layer
    costs one product for its weights and one for its input, which the first layer does not need.

    Returns:
        A pair: the discriminator's turn (G forward, D forward and backward on real and on fake) and the generator's
        (G and D forward, D backward to its input, G backward).
    """
    g, d = task.generator_products(), task.discriminator_products()
    d_turn = sum(g) + 2 * (sum(d) + sum(d) + sum(d[1:]))
    g_turn = sum(g) + sum(d) + sum(d) + sum(g) + sum(g[1:])
    return 2 * d_turn, 2 * g_turn


def classic_flops_per_image(task):
    """The same for the classic program: both players share one fake batch and its logits.

    Its optimizers wait for all gradients of an operation, needed or not: D's weights in G's update, and the input of
    each first layer. So it multiplies more than the alternating algorithm, not less.
    """
    g, d = task.generator_products(), task.discriminator_products()
    saved = sum(g) + sum(d)
    unneeded = sum(d) + g[0] + 2 * d[0]
    return sum(flops_per_image(task)) + 2 * (unneeded - saved)


def digits(task):
    """MNIST's training images as float32 `(60000, height, width, 1)` in the task's range, with an empty border."""
    with np.load(pathlib.Path(ganedu.__file__).parent / "data" / "mnist.npz") as file:
        pixels = file["x_train"]
    border = (task.image_shape[0] - 28) // 2
    pixels = np.pad(pixels, ((0, 0), (border, border), (border, border)))[..., None]
    low, high = task.scale
    images = pixels.astype("float32")
    images *= (high - low) / 255  # in place: the peak of memory is measured
    images += low
    return images
