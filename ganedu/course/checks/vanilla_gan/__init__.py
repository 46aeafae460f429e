"""Checks of exercise 02: build a GAN by hand."""

from ganedu.course.checks.common.anatomy import blocks
from ganedu.course.checks.common.readiness import all_right
from ganedu.course.checks.vanilla_gan.losses import discriminator_loss, generator_loss
from ganedu.course.checks.vanilla_gan.networks import discriminator, generator
from ganedu.course.checks.vanilla_gan.sampling import sample
from ganedu.course.checks.vanilla_gan.step import play, train_step

__all__ = [
    "blocks",
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
    """Tells whether all six answers are right, and prints which are not. While nbgrader grades it answers no."""
    answers = (make_generator,), (make_discriminator,), (d_loss,), (g_loss,), (step, latent_dim), (draw, latent_dim)
    return all_right(
        (generator, discriminator, discriminator_loss, generator_loss, train_step, sample),
        answers,
    )
