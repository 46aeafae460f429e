"""Checks of exercise 05: a wardrobe to order."""

from ganedu.course.checks.conditional_gan.grids import grid
from ganedu.course.checks.conditional_gan.losses import losses
from ganedu.course.checks.conditional_gan.ordering import orders
from ganedu.course.checks.conditional_gan.planes import with_planes
from ganedu.course.checks.conditional_gan.players import Tailor, Taster
from ganedu.course.checks.conditional_gan.projecting import projection
from ganedu.course.checks.readiness import all_right

__all__ = [
    "Tailor",
    "Taster",
    "grid",
    "losses",
    "orders",
    "projection",
    "ready",
    "with_planes",
]


def ready(*answers):
    """Tells whether all five answers, in the order of the tasks, are right, and says which are not.

    While nbgrader grades the notebook it answers no: a grade needs no trained network.
    """
    checks = (orders, with_planes, losses, projection, grid)
    return all_right([(check, (answer,)) for check, answer in zip(checks, answers, strict=True)])
