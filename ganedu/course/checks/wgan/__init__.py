"""Checks of exercise 07: weather from a Wasserstein GAN."""

from ganedu.course.checks.common.players import eagerly
from ganedu.course.checks.common.readiness import all_right
from ganedu.course.checks.wgan.clipping import clipped_step
from ganedu.course.checks.wgan.critics import critic, extremes
from ganedu.course.checks.wgan.distance import wasserstein
from ganedu.course.checks.wgan.losses import losses
from ganedu.course.checks.wgan.penalty import gradient_penalty
from ganedu.course.checks.wgan.players import Bowl
from ganedu.course.checks.wgan.rounds import play, play_round

__all__ = [
    "Bowl",
    "clipped_step",
    "critic",
    "eagerly",
    "extremes",
    "gradient_penalty",
    "losses",
    "play",
    "play_round",
    "ready",
    "wasserstein",
]


def ready(latent_dim, distance, make_critic, c_loss, g_loss, clip, penalty, turns):
    """Tells whether all six answers are right, and prints which are not. While nbgrader grades it answers no."""
    answers = (distance,), (make_critic,), (c_loss, g_loss), (clip,), (penalty,), (turns, latent_dim)
    return all_right((wasserstein, critic, losses, clipped_step, gradient_penalty, play_round), answers)
