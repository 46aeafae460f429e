"""How the cost of a step grows with the batch, the width and the image."""

import dataclasses

import numpy as np

from benchmarks.speed.tasks import Convolutional, flops_per_image

BATCHES = [Convolutional(batch_size=count) for count in (16, 32, 64, 128, 256, 512)]
WIDTHS = [Convolutional(channels=count) for count in (16, 32, 64, 128)]
SIZES = [Convolutional(size=pixels) for pixels in (28, 32, 64)]


@dataclasses.dataclass(frozen=True)
class Sweep:
    """One quantity varied, the others held.

    Attributes:
        name: the quantity.
        x: its values.
        flops: floating-point operations of a step at each value.
        seconds: seconds of a step at each value, the median over the rounds.
        memory: the peak at each value, in megabytes.
    """

    name: str
    x: list
    flops: list
    seconds: list
    memory: list


def sweep(name, x, results):
    """Makes a `Sweep` of the results of `compete`, one for each value in `x`."""
    tasks = [result.entry.task for result in results]
    return Sweep(
        name,
        list(x),
        flops=[sum(flops_per_image(task)) * task.batch_size for task in tasks],
        seconds=[task.batch_size / float(np.median(result.rates)) for task, result in zip(tasks, results, strict=True)],
        memory=[result.memory for result in results],
    )


def power_law(x, y):
    """Fits y = factor * x ** exponent by least squares in logarithms.

    Returns:
        `(factor, exponent)`.
    """
    exponent, factor = np.polyfit(np.log(x), np.log(y), 1)
    return float(np.exp(factor)), float(exponent)


def affine(flops, seconds):
    """Fits seconds = overhead + flops / speed, each point weighted by 1 / seconds, so that errors are relative.

    Returns:
        `(overhead, speed, worst)`: seconds, floating-point operations a second, and the largest relative error.
    """
    flops, seconds = np.asarray(flops, float), np.asarray(seconds, float)
    weighted = np.stack([1 / seconds, flops / seconds], axis=1)
    scale = np.linalg.norm(weighted, axis=0)
    (overhead, per_flop), *_ = np.linalg.lstsq(weighted / scale, np.ones(len(seconds)), rcond=None)
    overhead, per_flop = overhead / scale[0], per_flop / scale[1]
    worst = np.abs((overhead + per_flop * flops) / seconds - 1).max()
    return float(overhead), float(1 / per_flop), float(worst)
