"""Players that note what they are told, so that the losses are judged by themselves."""

from ganedu.course.checks.common.hints import Hint
import numpy as np
import tensorflow as tf

CODE = 7
TWO_ARGUMENTS = "D takes two arguments, the images and their orders: discriminator(images, y)."


class Tailor:
    """A generator of one linear layer, from y in front of z to images; what it was given is noted in `seen`.

    Args:
        latent_dim: of z alone.
        shape: of an image.
    """

    def __init__(self, latent_dim=5, shape=(3, 4, 1)):
        self.shape = shape
        self.weights = tf.Variable(tf.random.normal((CODE + latent_dim, int(np.prod(shape))), stddev=0.5))
        self.seen = []

    def __call__(self, inputs, *more, training=True):
        if more or isinstance(inputs, (list, tuple)):
            raise Hint("G takes one array, in which y stands in front of z: tf.concat([y, z], axis=1).")
        inputs = tf.convert_to_tensor(inputs, tf.float32)
        if tf.executing_eagerly():
            self.seen.append(inputs.numpy())
        wide = self.weights.shape[0]
        if inputs.shape.rank != 2 or inputs.shape[1] != wide:
            raise Hint(_misfit(inputs.shape, wide))
        return tf.reshape(inputs @ self.weights, (-1, *self.shape))


class Taster:
    """A discriminator for which image and order have to fit; what it was told is noted in `seen`, as pairs.

    Args:
        shape: of an image.
    """

    def __init__(self, shape=(3, 4, 1)):
        pixels = int(np.prod(shape))
        self.shape = shape
        self.weights = tf.Variable(tf.random.normal((CODE, pixels)))
        self.seen = []

    def __call__(self, images, y=None, *more, training=True):
        if isinstance(images, (list, tuple)) or more:
            raise Hint(TWO_ARGUMENTS)
        if y is None or isinstance(y, bool):
            raise Hint(
                "D is not told the order of some images: it could not object to a bag where a boot was ordered. "
                "discriminator(images, y), for real ones and for fakes."
            )
        images, y = tf.convert_to_tensor(images, tf.float32), tf.convert_to_tensor(y, tf.float32)
        if images.shape[1:] != self.shape:
            raise Hint(f"D was given images of shape {tuple(images.shape)}; expected {('n', *self.shape)}.")
        if y.shape != (images.shape[0], CODE):
            raise Hint(f"D was given {images.shape[0]} images with orders of shape {tuple(y.shape)}: a row of y each.")
        if tf.executing_eagerly():
            self.seen.append((images.numpy(), y.numpy()))
        pixels = tf.reshape(images, (images.shape[0], -1))
        return tf.reduce_sum(pixels * (y @ self.weights), axis=1, keepdims=True)


def _misfit(shape, wide):
    given = f"G was given an array of shape {tuple(shape)}"
    if shape.rank == 2 and shape[1] == wide - CODE:
        return (
            f"{given}: that is z alone, and G never hears what was ordered. y stands in front: "
            "tf.concat([y, z], axis=1)."
        )
    if shape.rank == 2 and shape[1] == CODE:
        return (
            f"{given}: that is y alone, and every order would give one garment, always the same. "
            "z stands behind: tf.concat([y, z], axis=1)."
        )
    return f"{given}; expected y and z side by side, (n, {wide}): tf.concat([y, z], axis=1)."
