"""Checks of exercise 02: build a GAN by hand."""

from ganedu.course.checks.readiness import all_right
from ganedu.course.checks.vanilla_gan.losses import discriminator_loss, generator_loss
from ganedu.course.checks.vanilla_gan.networks import discriminator, generator
from ganedu.course.checks.vanilla_gan.sampling import sample
from ganedu.course.checks.vanilla_gan.step import play, train_step

__all__ = [
    "discriminator",
    "discriminator_loss",
    "generator",
    "generator_loss",
    "play",
    "ready",
    "sample",
    "train_step",
]


def ready(latent_dim, make_generator, make_discriminator, d_loss, g_loss, step, draw):
    """Tells whether all six answers are right, so that training can begin, and says which are not.

    While nbgrader grades the notebook it answers no: a grade needs no trained network.
    """
    return all_right(
        [
            (generator, (make_generator,)),
            (discriminator, (make_discriminator,)),
            (discriminator_loss, (d_loss,)),
            (generator_loss, (g_loss,)),
            (train_step, (step, latent_dim)),
            (sample, (draw, latent_dim)),
        ]
    )
