"""The games of the coming lessons, as short as the core lets them be. Each goes when its lesson brings the game."""

import functools

from ganedu import GAN, Game, objectives
from ganedu.devices import joint, share
from ganedu.games import checking
from ganedu.games.negatives import WithNegatives
from ganedu.layers import History
from ganedu.parts.randomness import folded
import keras
import tensorflow as tf

register = keras.saving.register_keras_serializable("coming")


def distance(a, b):
    return tf.reduce_mean(tf.abs(a - b))


@register
def swapped_generator(real, fake):
    return objectives.cross_entropy_discriminator(fake, real)


SWAPPED = objectives.Objective(objectives.cross_entropy_discriminator, swapped_generator)


@register
class BiGAN(GAN):
    takes = "samples alone"

    def __init__(self, generator, discriminator, encoder, objective=SWAPPED, **options):
        super().__init__(generator, discriminator, objective, **options)
        checking.check_inputs(discriminator, generator, "z", "keras.Model([samples, z], logits)")
        self.encoder = encoder

    @property
    def generators(self):
        return [self.generator, self.encoder]

    def matchup(self, batch, seed):
        z = self.prior(tf.shape(batch)[0], seed)
        real = [batch, self.encoder(batch, training=True)]
        return real, [self.generator(z, training=True), z], functools.partial(self.discriminator, training=True)


@register
class Translator(GAN):
    takes = "pairs of source and target"

    def matchup(self, batch, seed):
        source, target = batch
        return target, self.generator(source, training=True), functools.partial(self.discriminator, training=True)

    def preview(self, batch):
        return [batch[0].numpy(), super().preview(batch), batch[1].numpy()]


@register
class Pix2Pix(Translator):
    def __init__(self, generator, discriminator, weight=100.0, **options):
        super().__init__(generator, discriminator, **options)
        checking.check_inputs(discriminator, generator, "source", "keras.Model([samples, source], logits)")
        self.weight = weight

    def matchup(self, batch, seed):
        source, target = batch
        fake = self.generator(source, training=True)
        return target, fake, lambda samples: self.discriminator([samples, source], training=True)

    def auxiliary_loss(self, batch, fake, seed):
        return self.weight * distance(batch[1], fake)


@register
class CycleGAN(Game):
    def __init__(self, there, back, weight=10.0, **options):
        super().__init__(**options)
        self.there, self.back, self.weight = there, back, weight  # two Translators

    discriminators = property(lambda self: [self.there.discriminator, self.back.discriminator])
    generators = property(lambda self: [self.there.generator, self.back.generator])

    def duels(self, batch):
        return [(self.there, batch), (self.back, (batch[1], batch[0]))]

    def discriminator_loss(self, batch, seed):
        return sum(gan.discriminator_loss(part, seed) for gan, part in self.duels(batch))

    def generator_loss(self, batch, seed):
        (x, y), (there, back) = batch, self.generators
        cycle = distance(back(there(x, training=True), training=True), x)
        cycle += distance(there(back(y, training=True), training=True), y)
        return sum(gan.generator_loss(part, seed) for gan, part in self.duels(batch)) + self.weight * cycle


@register
class CartoonGAN(WithNegatives, Translator):
    def __init__(self, generator, discriminator, features, weight=1.0, **options):
        super().__init__(generator, discriminator, **options)
        self.features, self.weight = features, weight  # of a frozen network

    def negatives(self, batch, seed):
        smoothed = tf.nn.avg_pool2d(batch[1], 3, 1, "SAME")
        return [(1.0, self.discriminator(smoothed, training=True))]

    def auxiliary_loss(self, batch, fake, seed):
        return self.weight * distance(self.features(batch[0]), self.features(fake))


@register
class FirstStage(WithNegatives):
    takes = "pairs of image and caption"

    def __init__(self, generator, discriminator, augmenter, weight=1.0, **options):
        super().__init__(generator, discriminator, **options)
        self.augmenter, self.weight = augmenter, weight  # from a caption to mean and log sigma

    generators = property(lambda self: [self.generator, self.augmenter])

    def matchup(self, batch, seed):
        real, caption = batch
        mean, log_sigma = tf.split(self.augmenter(caption, training=True), 2, axis=1)
        noise = self.prior(tf.shape(real)[0], folded(seed, "caption"))[:, : mean.shape[1]]
        z = self.prior(tf.shape(real)[0], seed)
        fake = self.generator([mean + tf.exp(log_sigma) * noise, z], training=True)
        return real, fake, lambda samples: self.discriminator([samples, caption], training=True)

    def negatives(self, batch, seed):
        wrong = share(tf.roll(joint(batch[1]), 1, axis=0))
        return [(1.0, self.discriminator([batch[0], wrong], training=True))]

    def auxiliary_loss(self, batch, fake, seed):
        mean, log_sigma = tf.split(self.augmenter(batch[1], training=True), 2, axis=1)
        return self.weight * tf.reduce_mean(0.5 * (mean**2 + tf.exp(2 * log_sigma) - 1) - log_sigma)


@register
class SecondStage(GAN):
    takes = "pairs of image and caption"

    def __init__(self, generator, discriminator, first, **options):
        super().__init__(generator, discriminator, **options)
        self.first = first  # the generator of stage I, frozen

    def matchup(self, batch, seed):
        real, caption = batch
        small = self.first([caption, self.prior(tf.shape(real)[0], seed)], training=False)
        fake = self.generator([small, caption], training=True)
        return real, fake, lambda samples: self.discriminator([samples, caption], training=True)


@register
class WhatWhere(GAN):
    takes = "triples of image, caption and box"

    def matchup(self, batch, seed):
        real, *told = batch
        fake = self.generator([*told, self.prior(tf.shape(real)[0], seed)], training=True)
        return real, fake, lambda samples: self.discriminator([samples, *told], training=True)


@register
class SimGAN(Translator):
    def __init__(self, generator, discriminator, weight=0.1, size=16, **options):
        super().__init__(generator, discriminator, **options)
        self.weight, self.size = weight, size
        self.memory = History(size, generator.output_shape[1:])

    def discriminator_loss(self, batch, seed):
        real, refined, discriminate = self.matchup(batch, seed)
        logits = discriminate(self.memory(refined, seed))
        return self.objective.discriminator(discriminate(real), logits) + self.penalty(
            discriminate, real, refined, seed
        )

    def auxiliary_loss(self, batch, fake, seed):
        return self.weight * distance(batch[0], fake)
