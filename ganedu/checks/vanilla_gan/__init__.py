"""Checks of exercise 02: build a GAN by hand."""

import os

from ganedu.checks.hints import Hint
from ganedu.checks.vanilla_gan.losses import discriminator_loss, generator_loss
from ganedu.checks.vanilla_gan.networks import discriminator, generator
from ganedu.checks.vanilla_gan.sampling import sample
from ganedu.checks.vanilla_gan.step import play, train_step

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
    if os.environ.get("NBGRADER_EXECUTION"):
        print("This notebook is being graded; training is left out.")
        return False
    answers = (
        (generator, (make_generator,)),
        (discriminator, (make_discriminator,)),
        (discriminator_loss, (d_loss,)),
        (generator_loss, (g_loss,)),
        (train_step, (step, latent_dim)),
        (sample, (draw, latent_dim)),
    )
    missing = [f"task {check.number}" for check, answer in answers if not _passes(check, answer)]
    if missing:
        print("Training begins once these are right: " + ", ".join(missing) + ".")
    return not missing


def _passes(check, answer):
    try:
        check.judge(*answer)
    except Hint:
        return False
    return True
