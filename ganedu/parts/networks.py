"""Generators and discriminators as plain Keras networks. Discriminators return logits."""

import contextlib
import functools
import inspect
import math

from ganedu.numbers import is_whole, shown
from ganedu.parts import precision
from ganedu.parts.layers import (
    BatchNormalization,
    Conv2D,
    Conv2DTranspose,
    Embedding,
    Jitter,
    ReferenceBatch,
    VirtualBatchNormalization,
    WithoutReference,
)
import keras
from keras import layers
import numpy as np

SLOPE = 0.2
OUTPUT = "float32"  # also where a dtype policy lets the layers before compute in half precision


def _of_shape(check, precision=contextlib.nullcontext):
    """Has a function of `image_shape` check that shape first, then the counts that it takes, and make its layers."""

    def around(make):
        @functools.wraps(make)
        def checked(*arguments, **named):
            known = inspect.signature(make)
            for name in named:
                if name not in known.parameters:
                    raise TypeError(f"{make.__name__} takes no {name}; it takes {', '.join(known.parameters)}.")
            given = known.bind(*arguments, **named)
            given.apply_defaults()
            check(given.arguments["image_shape"])
            _check_counts(given.arguments)
            with precision():
                return make(*arguments, **named)

        return checked

    return around


def _check_shape(image_shape):
    if not isinstance(image_shape, (tuple, list)) or not all(is_whole(side, least=1) for side in image_shape):
        raise ValueError(
            f"image_shape is {shown(image_shape)}; expected (height, width, channels), such as (64, 64, 3), or for "
            "points (dimensions,)."
        )
    if len(image_shape) == 3 and image_shape[0] <= 4 < image_shape[2]:
        last = (*image_shape[1:], image_shape[0])
        raise ValueError(f"image_shape is {tuple(image_shape)}, with the channels first; the course takes {last}.")


def _check_counts(given):
    for name in ("latent_dim", "channels", "classes"):
        if name in given and not is_whole(given[name], least=1):
            shape = isinstance(given[name], (tuple, list))
            hint = f" A shape goes by its name: image_shape={shown(given[name])}." if shape else ""
            raise ValueError(f"{name} is {shown(given[name])}; expected a positive integer, such as 64.{hint}")
    widths = given.get("units", ())
    if not isinstance(widths, (tuple, list)) or not all(is_whole(width, least=1) for width in widths):
        raise ValueError(f"units is {shown(widths)}; expected the widths of the hidden layers, such as (256, 256).")


def _without_count(image_shape):
    return " Of an array's shape leave out the number of pictures: images.shape[1:]." if len(image_shape) == 4 else ""


def _check_two_halvings(image_shape):
    _check_shape(image_shape)
    if len(image_shape) == 2:
        full = (*image_shape, 3)
        raise ValueError(f"image_shape is {tuple(image_shape)}, without channels; expected {full}, or 1 for grey.")
    if len(image_shape) != 3 or image_shape[0] % 4 or image_shape[1] % 4:
        raise ValueError(
            f"image_shape is {tuple(image_shape)}; expected (height, width, channels) with height and width multiples "
            f"of 4: each of the two strided layers halves them.{_without_count(image_shape)}"
        )


@_of_shape(_check_shape)
def dense_generator(latent_dim=100, units=(256,), image_shape=(28, 28, 1), activation="tanh"):
    """A fully connected generator (Goodfellow et al., 2014, section 5).

    Args:
        latent_dim: coordinates of z.
        units: the widths of the hidden layers.
        image_shape: the shape of one sample: an image `(height, width, channels)` or a point `(dimensions,)`.
        activation: "tanh" for images in [-1, 1], "sigmoid" for [0, 1], None for points.

    Returns:
        A `keras.Sequential` from `(batch, latent_dim)` to `(batch, *image_shape)`.
    """
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            *[layers.Dense(width, "relu", kernel_initializer="he_normal") for width in units],
            layers.Dense(math.prod(image_shape), activation, dtype=OUTPUT),
            layers.Reshape(image_shape, dtype=OUTPUT),
        ],
        name="generator",
    )


@_of_shape(_check_shape)
def dense_discriminator(image_shape=(28, 28, 1), units=(256,), constraint=None):
    """A fully connected discriminator.

    Args:
        image_shape: the shape of one sample.
        units: the widths of the hidden layers.
        constraint: a `keras.constraints.Constraint` on every weight, such as `penalties.Clip(0.01)`, or None.

    Returns:
        A `keras.Sequential` from `(batch, *image_shape)` to logits `(batch, 1)`.
    """
    held = {"kernel_constraint": constraint, "bias_constraint": constraint}
    hidden = [
        layer
        for width in units
        for layer in (layers.Dense(width, kernel_initializer="he_normal", **held), layers.LeakyReLU(SLOPE))
    ]
    return keras.Sequential(
        [keras.Input(image_shape), layers.Flatten(), *hidden, layers.Dense(1, dtype=OUTPUT, **held)],
        name="discriminator",
    )


@_of_shape(_check_two_halvings, precision.of_convolutions)
def dcgan_generator(latent_dim=64, channels=32, image_shape=(28, 28, 1)):
    """A convolutional generator: transposed convolutions, batch normalisation, ReLU, tanh (Radford et al., 2016).

    Args:
        latent_dim: coordinates of z.
        channels: feature maps before the last layer; the layer below has twice as many.
        image_shape: `(height, width, channels)`, height and width multiples of 4.

    Returns:
        A `keras.Sequential` from `(batch, latent_dim)` to images `(batch, *image_shape)` in [-1, 1].
    """
    height, width, colours = image_shape
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(height // 4 * (width // 4) * 2 * channels, use_bias=False),
            layers.Reshape((height // 4, width // 4, 2 * channels)),
            BatchNormalization(),
            layers.ReLU(),
            Conv2DTranspose(channels, 4, 2, "same", use_bias=False),
            BatchNormalization(),
            layers.ReLU(),
            Conv2DTranspose(colours, 4, 2, "same", activation="tanh", dtype=OUTPUT),
        ],
        name="generator",
    )


@_of_shape(_check_two_halvings, precision.of_convolutions)
def dcgan_discriminator(image_shape=(28, 28, 1), channels=32, batch_norm=False, constraint=None):
    """A convolutional discriminator: strided convolutions and LeakyReLU (Radford et al., 2016).

    Args:
        image_shape: `(height, width, channels)`, height and width multiples of 4.
        channels: feature maps of the first layer; the second has twice as many.
        batch_norm: whether the second layer is batch-normalised, as in the paper. A gradient penalty forbids it.
        constraint: a `keras.constraints.Constraint` on every convolution and the last layer, or None.

    Returns:
        A `keras.Sequential` from `(batch, *image_shape)` to logits `(batch, 1)`.
    """
    held = {"kernel_constraint": constraint, "bias_constraint": constraint}
    return keras.Sequential(
        [
            keras.Input(image_shape),
            Conv2D(channels, 4, 2, "same", **held),
            layers.LeakyReLU(SLOPE),
            Conv2D(2 * channels, 4, 2, "same", **held),
            *([BatchNormalization()] if batch_norm else []),
            layers.LeakyReLU(SLOPE),
            layers.Flatten(),
            layers.Dense(1, dtype=OUTPUT, **held),
        ],
        name="discriminator",
    )


def _of_network(make):
    """Has a function of a network and its classes check both first."""

    @functools.wraps(make)
    def checked(network, classes=10):
        if not isinstance(network, keras.Model) or not isinstance(getattr(network, "input_shape", None), tuple):
            raise TypeError(
                f"{make.__name__} takes a network of one input, then the number of classes; given was {shown(network)}."
            )
        if not is_whole(classes, least=2):
            raise ValueError(f"classes is {shown(classes)}; expected a whole number of at least 2, such as 10.")
        return make(network, classes)

    return checked


@_of_network
def condition_on_label(network, classes=10):
    """Has a network be told a label beside its input: `classes` more channels, those of the label 1 and the others 0.

    Mirza and Osindero (2014) join a one-hot label to the input of a dense network. Here every pixel is given it, as
    one more plane of the image for each class (as in the conditional program for MNIST of Radford et al., 2016).

    Args:
        network: made for `classes` channels more than the samples have, such as
            `dcgan_discriminator(image_shape=(28, 28, 1 + 10))`.
        classes: how many labels there are.

    Returns:
        A `keras.Model` from `[samples, labels]`, labels `(batch,)` integers, to what the network returns.

    Raises:
        ValueError: if the network's input has no room for the label.
    """
    *places, channels = network.input_shape[1:]
    if channels <= classes:
        raise ValueError(
            f"The network takes {channels} channels, and a label of {classes} classes takes {classes} of them: make "
            f"it for {classes} channels more than the samples have."
        )
    samples, labels = keras.Input((*places, channels - classes)), keras.Input((), dtype="int32")
    planes = keras.ops.reshape(keras.ops.one_hot(labels, classes), (-1, *[1] * len(places), classes))
    everywhere = planes * keras.ops.ones_like(samples[..., :1])
    told = keras.ops.concatenate([samples, everywhere], axis=-1)
    return keras.Model([samples, labels], network(told), name=network.name)


@_of_network
def project_on_label(network, classes=10):
    """Has a discriminator be told a label at its end: logit + v · features, with a vector v learnt for each class.

    The projection discriminator (Miyato and Koyama, 2018, eq. 3); the features are what the last layer is given.

    Args:
        network: a discriminator that ends in a dense layer of one logit.
        classes: how many labels there are.

    Returns:
        A `keras.Model` from `[samples, labels]`, labels `(batch,)` integers, to logits `(batch, 1)`.
    """
    labels, features = keras.Input((), dtype="int32"), network.layers[-1].input
    told = Embedding(classes, features.shape[-1], embeddings_initializer="glorot_uniform")(labels)
    agreement = keras.ops.sum(told * features, axis=-1, keepdims=True)
    return keras.Model([network.inputs[0], labels], network.outputs[0] + agreement, name=network.name)


@_of_shape(_check_two_halvings, precision.of_convolutions)
def noisy_classifier(image_shape=(28, 28, 1), classes=10, channels=24):
    """A convolutional classifier that never sees an image in the same way twice, for learning from few labels.

    In training feature maps are left out and the last features blurred by noise, as D of Salimans et al. (2016, section
    5) has noise in each layer.

    Args:
        image_shape: `(height, width, channels)`, height and width multiples of 4.
        classes: how many there are.
        channels: feature maps of the first layer; the second has twice as many.

    Returns:
        A `keras.Sequential` from `(batch, *image_shape)` to the logits of the classes, `(batch, classes)`.
    """
    return keras.Sequential(
        [
            keras.Input(image_shape),
            Conv2D(channels, 4, 2, "same"),
            layers.LeakyReLU(SLOPE),
            layers.SpatialDropout2D(0.2),
            Conv2D(2 * channels, 4, 2, "same"),
            layers.LeakyReLU(SLOPE),
            layers.SpatialDropout2D(0.2),
            layers.Flatten(),
            layers.Dense(10 * channels),
            layers.LeakyReLU(SLOPE),
            layers.GaussianNoise(0.5),
            layers.Dense(classes, dtype=OUTPUT),
        ],
        name="classifier",
    )


def with_features(network):
    """Has a network return, beside its output, what its last layer with weights is given.

    Args:
        network: a `keras.Sequential` or functional network of one input, such as a discriminator.

    Returns:
        A `keras.Model` with the same weights, from what the network takes to the pair of its output and the features.

    Raises:
        ValueError: if the network does not say which layer follows on which.
    """
    weighted = [layer for layer in network.layers if layer.weights]
    if not (getattr(network, "inputs", None) and weighted):
        raise ValueError(
            f"{network.name} does not say which layer follows on which; expected a keras.Sequential or a keras.Model "
            "made from inputs and outputs."
        )
    return keras.Model(
        network.inputs[0], [network.outputs[0], weighted[-1].input], name=f"{network.name}_with_features"
    )


def with_reference_batch(network, reference):
    """Copies a network, with virtual batch normalisation: by statistics of a reference batch and the example itself.

    The reference runs through the network in front of every batch, as far as the last normalisation.

    Args:
        network: a `keras.Sequential` with batch normalisation, such as `dcgan_generator()`.
        reference: what stays the same for good, `(rows, ...)`, at least two examples of what the network takes: for a
            generator z, such as `priors.normal(64)(64)`.

    Returns:
        A `keras.Sequential` that takes and returns what the network does, with weights of its own: they begin as the
        network's are.

    Raises:
        TypeError, ValueError: if the network has nothing to normalise, or the reference does not fit it.
    """
    reference = np.asarray(reference, "float32")
    normalised = [isinstance(layer, layers.BatchNormalization) for layer in getattr(network, "layers", [])]
    if not isinstance(network, keras.Sequential) or not any(normalised):
        raise TypeError(
            f"The network is {shown(network)}; expected a keras.Sequential with batch normalisation, such as "
            "networks.dcgan_generator()."
        )
    if reference.shape[1:] != network.input_shape[1:]:
        raise ValueError(
            f"The examples of the reference have shape {reference.shape[1:]} and the network takes "
            f"{network.input_shape[1:]}."
        )
    rows, after = len(reference), max(np.flatnonzero(normalised)) + 1
    copies = [
        VirtualBatchNormalization(rows, epsilon=layer.epsilon) if virtual else layer.from_config(layer.get_config())
        for layer, virtual in zip(network.layers, normalised, strict=True)
    ]
    first = ReferenceBatch(reference.shape)
    first.reference.assign(reference)
    parts = [keras.Input(network.input_shape[1:]), first, *copies[:after], WithoutReference(rows), *copies[after:]]
    copy = keras.Sequential(parts, name=network.name)
    for mine, theirs in zip(copy.trainable_weights, network.trainable_weights, strict=True):
        mine.assign(theirs)
    return copy


@_of_shape(_check_two_halvings, precision.of_convolutions)
def recogniser(image_shape=(28, 28, 1), categories=(10,), numbers=0, channels=16, jitter=1.0):
    """What guesses an InfoGAN's code from a sample: convolutions as in a discriminator, and a dense layer.

    What a category means shall last when the image is turned, slanted, stretched or shifted a little: in training its
    part sees each image through `layers.Jitter`. Groups of its feature maps are normalised, in each image by itself (Wu
    and He, 2018): Q is shown samples and real images alike, and batch normalisation would take either for the other. A
    part of its own looks for the numbers in the image as it is, not normalised.

    Args:
        image_shape: `(height, width, channels)`, height and width multiples of 4.
        categories: the sizes of the categories, as given to `priors.coded`.
        numbers: how many numbers the code has.
        channels: feature maps of the first layer; the second has twice as many. A multiple of 8 gives 8 groups.
        jitter: the strength of the jitter; 0 for none.

    Returns:
        A `keras.Model` from images `(batch, *image_shape)` to `(batch, sum(categories) + numbers)`: the logits of each
        category, then the means of the numbers.
    """

    def halved(maps, *after):
        return [Conv2D(maps, 4, 2, "same"), *after, layers.LeakyReLU(SLOPE)]

    def normalised():
        return layers.GroupNormalization(math.gcd(channels, 8))

    def part(*body):
        return keras.Sequential([keras.Input(image_shape), *body])

    images, answers = keras.Input(image_shape), []
    if categories:
        maps = [*halved(channels, normalised()), *halved(2 * channels, normalised())]
        hidden = [layers.Flatten(), layers.Dense(8 * channels), layers.LeakyReLU(SLOPE)]
        answers.append(part(*maps, *hidden, layers.Dense(sum(categories), dtype=OUTPUT))(Jitter(jitter)(images)))
    if numbers:
        maps = [*halved(channels // 2), *halved(channels)]
        answers.append(part(*maps, layers.Flatten(), layers.Dense(numbers, dtype=OUTPUT))(images))
    return keras.Model(images, keras.ops.concatenate(answers, axis=-1), name="recogniser")
