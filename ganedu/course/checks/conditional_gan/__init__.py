"""Checks of exercise 05: a wardrobe to order."""

from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.conditional_gan.grids import grid
from ganedu.course.checks.conditional_gan.losses import losses
from ganedu.course.checks.conditional_gan.ordering import orders
from ganedu.course.checks.conditional_gan.planes import with_planes
from ganedu.course.checks.conditional_gan.players import Tailor, Taster
from ganedu.course.checks.conditional_gan.projecting import projection

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

ready = gate(orders, with_planes, losses, projection, grid)
