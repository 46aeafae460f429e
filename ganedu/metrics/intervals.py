"""A number about samples, with what belongs beside it: how much it varies, and what real data get."""

from dataclasses import dataclass

from ganedu.numbers import shown
import numpy as np

FEWEST_ROUNDS = 20


@dataclass(frozen=True)
class Measured:
    """A measured value, its 95% interval `(low, high)`, and the value of real data against real data."""

    value: float
    interval: tuple
    floor: float

    def __repr__(self):
        low, high = self.interval
        decimals = max(0, 1 - int(np.floor(np.log10(high - low)))) if high > low else 3
        value, low, high, floor = (f"{number:.{decimals}f}" for number in (self.value, low, high, self.floor))
        return f"{value} (95% interval {low} to {high}; real against real {floor})"


def measured(metric, real, fake, more_real, rounds=50, seed=0):
    """A metric's value with a 95% interval, and its floor: what it says of real samples in the fakes' place.

    The interval is for what the metric gives on average with this many samples, the same bias included that the floor
    shows: value ± 1.96 standard deviations of the metric on random halves of both sets (the delete-half jackknife,
    Shao and Wu, 1989). Half of a set, drawn without replacement, varies about the whole as much as the whole varies
    about the truth. The ordinary bootstrap draws with replacement, and its duplicates look like collapse to a distance.
    Near the floor the interval is wider than it need be.

    Args:
        metric: called as `metric(real, fake)`, returns a number: `metrics.frechet_distance` and its like, or for a
            metric of one set a function such as `lambda real, fake: metrics.inception_score(fake)`.
        real: `(n, ...)`, what the metric takes.
        fake: `(m, ...)`.
        more_real: at least m further real samples, none of them in `real`.
        rounds: random halves, at least 20; 50 know the interval's width to a tenth.
        seed: an integer that decides the halves.

    Returns:
        A `Measured`.

    Raises:
        TypeError: if the metric returns no number.
        ValueError: if a set is too small, or the metric refuses.
    """
    real, fake, more_real = np.asarray(real), np.asarray(fake), np.asarray(more_real)
    if len(more_real) < len(fake):
        raise ValueError(
            f"more_real has {len(more_real)} samples and fake has {len(fake)}; a fair floor needs at least as many."
        )
    if not rounds >= FEWEST_ROUNDS:
        raise ValueError(f"rounds is {shown(rounds)}; a 95% interval needs at least {FEWEST_ROUNDS}.")
    rng = np.random.default_rng(seed)
    first = _number(metric, _half(real, rng), _half(fake, rng), " The interval comes from halves of the sets.")
    value = _number(metric, real, fake)
    floor = _number(metric, real, rng.permutation(more_real)[: len(fake)])
    halves = [first, *(_number(metric, _half(real, rng), _half(fake, rng)) for _ in range(rounds - 1))]
    reach = 1.96 * float(np.std(halves, ddof=1))
    return Measured(value, (value - reach, value + reach), floor)


def _half(samples, rng):
    return samples[rng.permutation(len(samples))[: len(samples) // 2]]


def _number(metric, real, fake, hint=""):
    try:
        answer = metric(real, fake)
    except ValueError as error:
        raise ValueError(f"{error}{hint}") from error
    if np.ndim(answer):
        raise TypeError(f"the metric returned {shown(answer)}; expected one number.")
    return float(answer)
