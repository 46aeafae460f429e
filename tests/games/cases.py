"""Every game of the course and of the coming lessons on tiny networks, with data to play it on."""

from collections.abc import Callable
import dataclasses
import math

from games import coming
from ganedu import (
    GAN,
    ConditionalGAN,
    FeatureMatchingGAN,
    InfoGAN,
    SemiSupervisedGAN,
    data,
    networks,
    penalties,
    priors,
)
import keras
from keras import layers
import numpy as np

SHAPE, CAPTION, BOX, CLASSES, NOISE, BATCH = (8, 8, 1), (3,), (4,), 3, 4, 8


def arrays(count=48):
    """Images, others, labels, captions, boxes."""
    rng = np.random.default_rng(0)
    images = np.tanh(rng.normal(size=(2, count, *SHAPE))).astype("float32")
    told = [rng.uniform(-1, 1, (count, *shape)).astype("float32") for shape in (CAPTION, BOX)]
    return *images, np.arange(count) % CLASSES, *told


def network(inputs, outputs, activation=None, name=None):
    """A dense network from one shape, or several, to another."""
    inputs = [keras.Input(shape) for shape in inputs]
    flat = [layers.Flatten()(part) for part in inputs]
    hidden = layers.Dense(16, "relu")(layers.Concatenate()(flat) if len(flat) > 1 else flat[0])
    end = layers.Reshape(outputs, dtype="float32")(
        layers.Dense(math.prod(outputs), activation, dtype="float32")(hidden)
    )
    return keras.Model(inputs if len(inputs) > 1 else inputs[0], end, name=name)


def generator(*inputs):
    return network(inputs or [(NOISE,)], SHAPE, "tanh")


def judge(*inputs):
    return network(inputs or [SHAPE], (1,))


def patches():
    """A discriminator with a logit for each of 2 x 2 patches, of target and source."""
    target, source = keras.Input(SHAPE), keras.Input(SHAPE)
    both = layers.Concatenate()([target, source])
    hidden = layers.LeakyReLU(0.2)(layers.Conv2D(4, 4, 2, "same")(both))
    return keras.Model([target, source], layers.Conv2D(1, 4, 2, "same", dtype="float32")(hidden))


def frozen(net):
    net.trainable = False
    return net


CODE = priors.coded(NOISE, categories=(CLASSES,))
LABEL = (CLASSES + NOISE,)


def with_label():
    return networks.condition_on_label(network([(8, 8, 1 + CLASSES)], (1,)), CLASSES)


def translator(**options):
    return coming.Translator(generator(SHAPE), judge(), **options)


def first_stage(**options):
    parts = generator((2,), (NOISE,)), judge(SHAPE, CAPTION), network([CAPTION], (4,))
    return coming.FirstStage(*parts, prior=priors.normal(NOISE), **options)


def second_stage(**options):
    parts = generator(SHAPE, CAPTION), judge(SHAPE, CAPTION), frozen(generator(CAPTION, (NOISE,)))
    return coming.SecondStage(*parts, prior=priors.normal(NOISE), **options)


def what_where(**options):
    told = (CAPTION, BOX)
    parts = generator(*told, (NOISE,)), judge(SHAPE, *told)
    return coming.WhatWhere(*parts, prior=priors.normal(NOISE), **options)


def cycle(penalty=penalties.none, **options):
    """The penalty belongs to the games within the game."""
    return coming.CycleGAN(translator(penalty=penalty), translator(penalty=penalty), **options)


def alone(batch_size=BATCH):
    return data.stream(arrays()[0], batch_size=batch_size)


def with_labels():
    return data.stream(*arrays()[0:3:2], batch_size=BATCH)


def semi():
    return data.together(data.stream(*arrays()[1:3], batch_size=BATCH), alone(2 * BATCH))


def pairs():
    return data.paired(*arrays()[:2], batch_size=BATCH)


def strangers():
    return data.unpaired(*arrays()[:2], batch_size=BATCH)


def captions():
    return data.stream(*arrays()[0:4:3], batch_size=BATCH)


def boxes():
    images, _, _, *told = arrays()
    return data.stream(images, *told, batch_size=BATCH)


@dataclasses.dataclass(frozen=True)
class Case:
    """A game: `make(**options)` builds it, `stream()` is what it is played on."""

    make: Callable
    stream: Callable


CASES = {
    "GAN": Case(lambda **o: GAN(generator(), judge(), **o), alone),
    "WGAN-GP": Case(lambda **o: GAN(generator(), judge(), **{"d_turns": 2, **o}), alone),
    "Conditional": Case(lambda **o: ConditionalGAN(generator(LABEL), with_label(), prior=CODE, **o), with_labels),
    "FeatureMatching": Case(lambda **o: FeatureMatchingGAN(generator(), judge(), **o), alone),
    "InfoGAN": Case(
        lambda **o: InfoGAN(generator(LABEL), judge(), network([SHAPE], (CLASSES,)), prior=CODE, **o), alone
    ),
    "SemiSupervised": Case(lambda **o: SemiSupervisedGAN(generator(), network([SHAPE], (CLASSES,)), **o), semi),
    "BiGAN": Case(
        lambda **o: coming.BiGAN(generator(), judge(SHAPE, (NOISE,)), network([SHAPE], (NOISE,)), **o), alone
    ),
    "Translator": Case(translator, strangers),
    "Pix2Pix": Case(lambda **o: coming.Pix2Pix(generator(SHAPE), patches(), **o), pairs),
    "CycleGAN": Case(cycle, strangers),
    "CartoonGAN": Case(
        lambda **o: coming.CartoonGAN(generator(SHAPE), judge(), frozen(network([SHAPE], (5,))), **o), strangers
    ),
    "StackGAN-I": Case(first_stage, captions),
    "StackGAN-II": Case(second_stage, captions),
    "WhatWhere": Case(what_where, boxes),
    "SimGAN": Case(lambda **o: coming.SimGAN(generator(SHAPE), judge(), **{"g_turns": 2, **o}), strangers),
}


COMING = list(CASES)[6:]


def compiled(name, jit_compile=False, run_eagerly=False, **options):
    """A game with two Adams, the generators' with averaged weights; the same one each time."""
    keras.utils.set_random_seed(0)
    game = CASES[name].make(**options)
    game.compile(
        keras.optimizers.Adam(1e-3),
        keras.optimizers.Adam(1e-3, use_ema=True, ema_momentum=0.9),
        jit_compile=jit_compile,
        run_eagerly=run_eagerly,
    )
    return game
