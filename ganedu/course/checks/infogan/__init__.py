"""Checks of exercise 06: wares without labels, sorted by InfoGAN."""

from ganedu.course.checks.common.readiness import gate
from ganedu.course.checks.infogan.bounds import category_bound, number_bound
from ganedu.course.checks.infogan.draws import draw
from ganedu.course.checks.infogan.matches import examples, match
from ganedu.course.checks.infogan.team import play, team_turn

__all__ = [
    "category_bound",
    "draw",
    "examples",
    "match",
    "number_bound",
    "play",
    "ready",
    "team_turn",
]

ready = gate(draw, category_bound, number_bound, team_turn, match)
