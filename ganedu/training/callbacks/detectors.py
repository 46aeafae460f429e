"""What a failing GAN looks like: each detector takes one look after another, and speaks when it has seen enough."""

import collections
import dataclasses

import numpy as np

PATIENCE = 1_000  # steps: a healthy game may look ill for some hundreds, while its discriminator learns first
FEWEST = 10  # looks, however many steps lie between them


@dataclasses.dataclass(frozen=True)
class Look:
    """What is seen of a game between two calls. Logits are those of training, samples those of inference.

    Attributes:
        step: turns that the generator has had.
        gradient: the length of the gradient that the generator would follow now.
        weights: the length of the generator's weights.
        separation: the share of all pairs of a real and a fake in which the real has the higher logit: 1 where the
            discriminator errs nowhere, 0.5 where it guesses. Equal logits count half.
        lead: the mean logit of real examples minus that of fakes.
        real_spread: the root of the mean squared distance of real examples from their mean.
        spread: the same of samples.
        centre: the mean sample, flattened.
        d_gradient: the length of the gradient that the discriminator would follow now.
        real_logits, fake_logits: of some tens of real examples and of fakes, `(n,)`.
        held_out_logits: of real examples that the game is not trained on, `(n,)`, or None where none were given.
    """

    step: int
    gradient: float
    weights: float
    separation: float
    lead: float
    real_spread: float
    spread: float
    centre: np.ndarray
    d_gradient: float
    real_logits: np.ndarray
    fake_logits: np.ndarray
    held_out_logits: np.ndarray | None = None


class Detector:
    """Tells of a failure once its sign has been there at every look for long enough.

    A subclass gives the sign, `sign(look) -> bool`, and the words, `sentence(look, steps) -> str`.

    Args:
        patience: steps for which the sign must last.
    """

    def __init__(self, patience=PATIENCE):
        self.patience = patience
        self._steps = []  # of the looks that have shown the sign without a break

    def __call__(self, look):
        """Takes one more look.

        Returns:
            A sentence that says what was seen and what to try, or None.
        """
        self._steps = [*self._steps, look.step] if self.sign(look) else []
        if len(self._steps) < FEWEST or look.step - self._steps[0] < self.patience:
            return None
        return self.sentence(look, look.step - self._steps[0])


class Collapse(Detector):
    """All samples look alike: their spread is a small share of the real data's.

    Modes that are missing while the samples still differ are not seen: count those with `ganedu.metrics`.

    Args:
        share: of the real data's spread. Healthy games on digits pass through 0.3, and may begin near 0.
        patience: steps for which it must last.
    """

    def __init__(self, share=0.2, patience=PATIENCE):
        super().__init__(patience)
        self.share = share

    def sign(self, look):
        return look.spread < self.share * look.real_spread

    def sentence(self, look, steps):
        return (
            f"for {steps:,} steps the samples have been nearly identical: their spread is now "
            f"{look.spread / look.real_spread:.0%} of the real data's; try a smaller learning rate for the "
            "generator, a wider discriminator, or objectives.relativistic with penalties.r1(0.1) + penalties.r2(0.1)."
        )


class VanishingGradient(Detector):
    """The generator's gradient is nearly 0 while the discriminator is nearly perfect (Arjovsky and Bottou, 2017).

    Measured without units: along the gradient, a step as long as the vector of all weights would lower the generator's
    loss by gradient · weights. In balance that is little, too, but there the discriminator guesses.

    Args:
        share: of the discriminator's lead, which such a step would win at most. Healthy games stay above 1, a saturated
            loss below 0.002.
        patience: steps for which it must last.
    """

    def __init__(self, share=0.05, patience=PATIENCE):
        super().__init__(patience)
        self.share = share

    def sign(self, look):
        return look.separation > 0.9 and look.gradient * look.weights < self.share * look.lead

    def sentence(self, look, steps):
        return (
            f"for {steps:,} steps the generator's gradient has all but vanished (its norm is now {look.gradient:.1g}), "
            "while the discriminator still tells fakes from real examples; try a smaller learning rate for the "
            "discriminator, or objectives.non_saturating if the generator has objectives.minimax."
        )


class PerfectDiscriminator(Detector):
    """The discriminator makes no mistakes any more, and the generator does not catch up.

    A healthy game may have a perfect discriminator for a long time, but its lead shrinks as the generator learns.

    Args:
        separation: the least share of pairs in the right order.
        share: of the largest lead so far, below which the generator is catching up.
        patience: steps for which it must last.
    """

    def __init__(self, separation=0.999, share=0.8, patience=PATIENCE):
        super().__init__(patience)
        self.separation = separation
        self.share = share
        self._largest = 0.0

    def sign(self, look):
        self._largest = max(self._largest, look.lead)
        return look.separation >= self.separation and look.lead >= self.share * self._largest

    def sentence(self, look, steps):
        return (
            f"for {steps:,} steps the discriminator has scored the real example higher in at least "
            f"{self.separation:.1%} of all pairs of a real example and a fake, and the gap is not closing; try dropout "
            "in D, a penalty such as penalties.r1(1.0), a smaller learning rate for D, or a larger one for G."
        )


class Memorising(Detector):
    """The discriminator has memorised its images: others that are as real get lower logits (Karras et al., 2020).

    Args:
        separation: the least share of all pairs of a real example and a held-out one in which the first, which the game
            is trained on, has the higher logit. 0.5 where D cannot tell them apart.
        patience: steps for which it must last.
    """

    def __init__(self, separation=0.9, patience=PATIENCE):
        super().__init__(patience)
        self.separation = separation

    def sign(self, look):
        return look.held_out_logits is not None and self._separated(look) >= self.separation

    def _separated(self, look):
        ahead = look.real_logits[:, None] - look.held_out_logits
        return np.mean(0.5 * (np.sign(ahead) + 1.0))

    def sentence(self, look, steps):
        return (
            f"for {steps:,} steps the discriminator has apparently memorised its training data: it scores the "
            f"training example higher in {self._separated(look):.0%} of all pairs with a held-out one; try more data, "
            "data.augmented(stream), or penalties.r1(1.0)."
        )


class Oscillation:
    """The samples swing back and forth instead of settling, as in the Dirac-GAN (Mescheder et al., 2018, section 2).

    The mean sample is followed along the line on which it moves most, in the older and in the newer half of a window.
    It must swing in both: healthy games may begin with a thousand steps of it.

    Args:
        share: the standard deviation of the swing, as a share of the real data's spread, or of the distance that the
            mean sample has moved since the beginning, where that is longer. Healthy games get below 0.1.
        crossings: of the middle, in each half; one is a drift.
        patience: steps in a window.
    """

    def __init__(self, share=0.3, crossings=3, patience=2 * PATIENCE):
        self.share = share
        self.crossings = crossings
        self.patience = patience
        self._window = collections.deque()
        self._start, self._way = None, 0.0

    def __call__(self, look):
        """Takes one more look; returns a sentence or None, as a `Detector` does."""
        self._start = look.centre if self._start is None else self._start
        self._way = max(self._way, np.linalg.norm(look.centre - self._start))
        self._window.append(look)
        while len(self._window) > 2 * FEWEST and look.step - self._window[1].step >= self.patience:
            self._window.popleft()
        steps = look.step - self._window[0].step
        if len(self._window) < 2 * FEWEST or steps < self.patience:
            return None
        least = self.share * max(look.real_spread, self._way)
        halves = np.array_split(np.stack([seen.centre for seen in self._window]), 2)
        if not all(_swing(half) > least and _crossings(half) >= self.crossings for half in halves):
            return None
        return (
            f"for {steps:,} steps the mean sample has swung back and forth, with a standard deviation of "
            f"{_swing(halves[1]):.2g}; the data's spread is {look.real_spread:.2g}. Try a penalty such as "
            "penalties.r1(0.1), smaller learning rates, or beta_1=0.5 in Adam."
        )


def _swing(points):
    return _path(points).std()


def _crossings(points):
    return int((np.diff(np.sign(_path(points))) != 0).sum())


def _path(points):
    """Where points `(n, d)` lie on the line through their mean on which they vary most: `(n,)`, with mean 0."""
    points = points - points.mean(axis=0)
    return points @ np.linalg.svd(points, full_matrices=False)[2][0]
