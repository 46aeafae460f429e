"""Who led by how much, and which bars were met."""

import dataclasses

import numpy as np

from benchmarks.speed.tasks import Convolutional, Dense, classic_flops_per_image, flops_per_image

GANEDU, KERAS, CLASSIC = "ganedu", "stock Keras", "classic TF1 program"
TORCH, TUNED_TORCH = "PyTorch", "PyTorch, tuned"


@dataclasses.dataclass(frozen=True)
class Bar:
    """What a figure must reach.

    Args:
        task: where.
        peer: how many times faster than this contestant, or than the fastest other if None.
        least: the bar.
    """

    task: object
    peer: str | None
    least: float


BARS = (
    Bar(Dense(), KERAS, 1.5),
    Bar(Dense(), TORCH, 1.5),
    Bar(Dense(), CLASSIC, 1.2),
    Bar(Convolutional(32), None, 1.2),
    Bar(Convolutional(64), None, 1.0),
)
SHARE_TASK, LEAST_SHARE = Convolutional(64), 0.6


class Match:
    """What the contestants did on one task.

    Args:
        task: the task.
        results: a list of `Result`; those without a task are the matrix products that measure the limit.
    """

    def __init__(self, task, results):
        self.task = task
        self.players = {result.entry.name: result for result in results if result.entry.task is not None}
        self.limit = _fastest([result for result in results if result.entry.task is None])

    def flops(self, name):
        """Floating-point operations that this contestant spends on an image."""
        return classic_flops_per_image(self.task) if name == CLASSIC else sum(flops_per_image(self.task))

    def share(self, name):
        """The share of the limit that a contestant reached, round by round."""
        return np.array(self.players[name].rates) * self.flops(name) / self.limit.rates

    def lead(self, name):
        """How many times faster than this contestant ganedu was, round by round."""
        return np.array(self.players[GANEDU].rates) / self.players[name].rates

    def fastest_other(self):
        return _fastest([result for name, result in self.players.items() if name != GANEDU]).entry.name


def _fastest(results):
    """The result with the highest median rate."""
    return max(results, key=lambda result: np.median(result.rates))
