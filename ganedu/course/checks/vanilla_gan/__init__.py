"""Checks of exercise 02: build a GAN by hand."""

from ganedu.course.checks.common.readiness import all_right
from ganedu.course.checks.vanilla_gan.faults import diagnosis, watch
from ganedu.course.checks.vanilla_gan.losses import discriminator_loss, generator_loss
from ganedu.course.checks.vanilla_gan.measuring import dial
from ganedu.course.checks.vanilla_gan.networks import averages, discriminator, far, generator, mirrored, silent
from ganedu.course.checks.vanilla_gan.step import play, train_step

__all__ = [
    "averages",
    "diagnosis",
    "dial",
    "discriminator",
    "discriminator_loss",
    "far",
    "generator",
    "generator_loss",
    "mirrored",
    "play",
    "ready",
    "silent",
    "train_step",
    "watch",
]


def ready(latent_dim, follow, make_generator, make_discriminator, d_loss, g_loss, step, measure):
    """Tells whether the six answers that play are right, and prints which are not. While nbgrader grades it says no."""
    return all_right(
        (generator, discriminator, discriminator_loss, generator_loss, train_step, dial),
        (
            (make_generator,),
            (make_discriminator,),
            (d_loss,),
            (g_loss,),
            (step, latent_dim, follow),
            (measure, latent_dim),
        ),
    )
