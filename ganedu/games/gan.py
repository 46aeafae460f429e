"""The GAN: noise in, samples out."""

import functools

from ganedu.games import checking, drawing
from ganedu.games.game import Game
from ganedu.parts import objectives, penalties
import keras
import tensorflow as tf

STANDING = 256  # samples behind the statistics of batch normalisation for averaged weights
SHOWN = 80  # samples in a preview


@keras.saving.register_keras_serializable("ganedu")
class GAN(Game):
    """A generator against a discriminator (Goodfellow et al., 2014).

    Two nouns carry every variant: what a turn is about, `matchup`, and the generators' loss besides D's verdict,
    `auxiliary_loss`. A subclass overrides one or both.

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to logits `(batch, 1)`, or `(batch, height, width, 1)` for a
            logit for each patch.
        objective: an `objectives.Objective`: what each player minimises.
        penalty: what is added to the discriminator's loss; see `ganedu.penalties`.
        prior: what z is drawn from; standard normal if None.
        d_turns, g_turns, seed: as for `Game`.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    takes = "batches of samples alone, such as data.mnist(64), without labels (labels=None in Keras's loaders)"
    logits = 1  # of D for each example or patch

    def __init__(
        self,
        generator,
        discriminator,
        objective=objectives.non_saturating,
        penalty=penalties.none,
        prior=None,
        **options,
    ):
        super().__init__(**options)
        checking.check_places(generator, discriminator)
        self.generator, self.discriminator = generator, discriminator
        self.objective, self.penalty, self.prior = objective, penalty, prior
        checking.check_sample_shapes(generator, "discriminator", discriminator)
        checking.check_separate("generator", generator, discriminator)
        self.sampler = drawing.Sampler(self, "generator", self._usual_z if checking.takes_noise(generator) else None)

    def checked(self, name, value):
        own = type(self).matchup is GAN.matchup
        if name in ("generator", "discriminator"):
            checking.checked_network(name, value)
        if name == "discriminator":
            if own:
                checking.check_alone(value)
            checking.check_outputs(name, value, self.logits, "example" if self.logits else "class")
        if name == "objective":
            return checking.checked_objective(value)
        if name == "penalty":
            return checking.checked_penalty(value, self.discriminator)
        if name == "prior":
            return checking.checked_prior(value, self.generator, from_noise=own)
        return super().checked(name, value)

    @property
    def discriminators(self):
        return [self.discriminator]

    @property
    def generators(self):
        return [self.generator]

    def duels(self, batch):
        return [(self, batch)]

    def discriminator_loss(self, batch, seed):
        real, fake, discriminate = self.matchup(batch, seed)
        loss = self.objective.discriminator(discriminate(real), discriminate(fake))
        return loss + self.penalty(discriminate, real, fake, seed)

    def generator_loss(self, batch, seed):
        real, fake, discriminate = self.matchup(batch, seed)
        loss = self.objective.generator(discriminate(real), discriminate(fake))
        return loss + self.auxiliary_loss(batch, fake, seed)

    def matchup(self, batch, seed):
        """What a turn is about: real samples, fakes, and D as a function of samples alone."""
        fake = self.generator(self.prior(tf.shape(batch)[0], seed), training=True)
        return batch, fake, functools.partial(self.discriminator, training=True)

    def auxiliary_loss(self, batch, fake, seed):
        """The generators' loss besides D's verdict: a scalar."""
        return 0.0

    def generate(self, z):
        """Draws samples x = G(z), in inference mode.

        Where `g_optimizer` was made with `use_ema=True`, the generator's averaged weights draw them.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(64, seed=1)`.

        Returns:
            A float32 array of samples, `(n, ...)`.
        """
        return self.sampler(checking.checked_latents(z, self.prior.latent_dim))

    def _usual_z(self):
        return self.prior(STANDING, seed=self.seed)

    def preview(self, batch=None):
        """Eighty samples from fixed latents; where G takes more than noise, the fakes of the batch."""
        if not checking.takes_noise(self.generator):
            return super().preview(batch)
        return drawing.in_unit_range(self.sampler.glance(self.prior(SHOWN, seed=self.seed)), self.generator)

    def samples(self, count, batches=None):
        """As `Game.samples`, from the same noise each time: what differs is what G has learnt.

        For others, `gan.generate(gan.prior(64, seed=2))`, which are in the generator's own range.
        """
        if not checking.takes_noise(self.generator):
            return super().samples(count, batches)
        z = self.prior(checking.checked_count(count), seed=1)
        return drawing.in_unit_range(self.generate(z), self.generator)

    export = drawing.export
    score = drawing.score

    # What the latent explorer asks for; see `priors.Prior`.

    @property
    def controls(self):
        return self.prior.controls

    def conditioned(self, z, values):
        return self.prior.conditioned(z, values)
