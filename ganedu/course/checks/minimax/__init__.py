"""Checks of exercise 01: the minimax game with two dice."""

from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.minimax.divergence import jensen_shannon
from ganedu.course.checks.minimax.losses import generator_losses, generator_slopes
from ganedu.course.checks.minimax.noise import roll
from ganedu.course.checks.minimax.step import step
from ganedu.course.checks.minimax.value import best_discriminator, value

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

ready = gate(roll, value, best_discriminator, jensen_shannon, generator_losses, generator_slopes, step)
