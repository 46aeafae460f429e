"""Checks of exercise 00: clothes in three grey levels."""

from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.start_here.counting import count_levels
from ganedu.course.checks.start_here.diagnosing import diagnose
from ganedu.course.checks.start_here.drawing import draw
from ganedu.course.checks.start_here.models import colleagues
from ganedu.course.checks.start_here.neighbouring import neighbours
from ganedu.course.checks.start_here.weighing import posterior

__all__ = ["colleagues", "count_levels", "diagnose", "draw", "neighbours", "posterior", "ready", "ready_for_stain"]

ready_for_stain = gate(count_levels, posterior)
ready = gate(count_levels, posterior, neighbours, draw, diagnose)
