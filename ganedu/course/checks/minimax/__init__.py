"""Checks of exercise 01: the minimax game with two dice."""

from ganedu.course.checks.minimax.divergence import jensen_shannon
from ganedu.course.checks.minimax.losses import generator_losses, generator_slopes
from ganedu.course.checks.minimax.noise import roll
from ganedu.course.checks.minimax.step import step
from ganedu.course.checks.minimax.value import best_discriminator, value
from ganedu.course.checks.readiness import all_right

__all__ = [
    "best_discriminator",
    "generator_losses",
    "generator_slopes",
    "jensen_shannon",
    "ready",
    "roll",
    "step",
    "value",
]


def ready(*answers):
    """Tells whether all seven answers, in the order of the tasks, are right, and says which are not.

    While nbgrader grades the notebook it answers no: a grade needs no game.
    """
    checks = (roll, value, best_discriminator, jensen_shannon, generator_losses, generator_slopes, step)
    return all_right([(check, (answer,)) for check, answer in zip(checks, answers, strict=True)])
