"""Who led by how much, and which bars were met."""

import dataclasses

import numpy as np

from benchmarks.speed.tasks import Convolutional, Dense, classic_flops_per_image, flops_per_image

GANEDU, KERAS, CLASSIC = "ganedu", "stock Keras", "classic TF1 program"
TORCH, TUNED_TORCH = "PyTorch", "PyTorch, tuned"
GANEDU_HALF, TORCH_HALF = "ganedu, bfloat16", "PyTorch, bfloat16"
HALVES = (GANEDU_HALF, TORCH_HALF)


@dataclasses.dataclass(frozen=True)
class Bar:
    """What a figure must reach.

    Args:
        task: where.
        peer: how many times faster than this contestant, or than the fastest other if None.
        least: the bar.
        ours: who must.
    """

    task: object
    peer: str | None
    least: float
    ours: str = GANEDU


BARS = (
    Bar(Dense(), KERAS, 1.5),
    Bar(Dense(), TORCH, 1.5),
    Bar(Dense(), CLASSIC, 1.2),
    Bar(Convolutional(32), None, 1.2),
    Bar(Convolutional(64), None, 1.0),
    *[
        Bar(Convolutional(channels), peer, least, GANEDU_HALF)
        for channels in (32, 64)
        for peer, least in ((TORCH_HALF, 1.0), (GANEDU, 1.3))
    ],
)
SHARE_TASK, LEAST_SHARE = Convolutional(64), 0.6


class Match:
    """What the contestants did on one task.

    Args:
        task: the task.
        results: a list of `Result`; those without a task are the matrix products that measure the limits.
    """

    def __init__(self, task, results):
        self.task = task
        self.players = {result.entry.name: result for result in results if result.entry.task is not None}
        products = [result for result in results if result.entry.task is None]
        halves = [result for result in products if "bfloat16" in result.entry.name]
        self.limits = {"single precision": _fastest([result for result in products if result not in halves])}
        if halves:
            self.limits["bfloat16"] = _fastest(halves)

    def flops(self, name):
        """Floating-point operations that this contestant spends on an image."""
        return classic_flops_per_image(self.task) if name == CLASSIC else sum(flops_per_image(self.task))

    def share(self, name):
        """The share of the limit that a contestant reached, round by round."""
        limit = self.limits["bfloat16" if name in HALVES else "single precision"]
        return np.array(self.players[name].rates) * self.flops(name) / limit.rates

    def lead(self, name, ours=GANEDU):
        """How many times faster than this contestant ganedu was, round by round."""
        return np.array(self.players[ours].rates) / self.players[name].rates

    def fastest_other(self):
        return _fastest([result for name, result in self.players.items() if name not in (GANEDU, *HALVES)]).entry.name


def _fastest(results):
    """The result with the highest median rate."""
    return max(results, key=lambda result: np.median(result.rates))
