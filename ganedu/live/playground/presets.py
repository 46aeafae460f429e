"""Games that fail, each in its own way: a question before; afterwards what was measured, and the reason."""

from collections.abc import Callable
import dataclasses

from ganedu import data
from ganedu.live.playground.settings import no_penalty
from ganedu.parts import objectives, optimizers, penalties, priors
import keras
import numpy as np

SQUARE = 0.05  # the side of the squares that fakes visit
DRAWN = 2_500  # fakes and real points that visit them


@dataclasses.dataclass(frozen=True)
class Preset:
    """A game that fails.

    Attributes:
        name: what the menu says.
        question: asked before it is played.
        seen: `seen(side)` looks whether it failed as it says, `(bool, sentence)`, the sentence with what was measured.
        because: why, told after `steps` steps where it did.
        steps: how long it takes.
        settings: what differs from the playground's defaults, by name of `Settings`.
    """

    name: str
    question: str
    seen: Callable
    because: str
    steps: int
    settings: dict

    def verdict(self, side, broken=None):
        """What to say at the end.

        Args:
            side: the `Side` that was played.
            broken: why the game could not go on, or None.
        """
        failed, measured = (self.seen is _goes_well, broken) if broken else self.seen(side)
        return f"{measured} {self.because if failed else 'So this time it did not fail as it does with other seeds.'}"


def _advice_faded(side):
    arrow = side.frame().arrow
    return arrow < 1e-3, f"The arrows are {arrow:.0e} long now, in the median; JS is {side.measures.js:.3f}."


def _modes_collapsed(side):
    step, modes = _second_half(side, "modes")
    most, known = max(modes), side.measures.known_modes
    return most <= 3, f"From step {step:,} on, at most {most:.0f} of {known} modes had fakes at the same time."


def _went_round(side):
    step, distances = _second_half(side, "w1")
    near, far, floor = min(distances), max(distances), side.judge.floor.w1
    sentence = f"From step {step:,} on, W1 went between {near:.2f} and {far:.2f}; that of real points is {floor:.2f}."
    return near > 3 * floor and far > 1.3 * near, sentence


def _learnt_little(side):
    now = side.measures
    return now.js > 0.4, f"After {now.step:,} steps JS is {now.js:.3f}; that of real points is {now.floor.js:.3f}."


def _is_a_thread(side):
    gan = side.gan
    fakes = gan.generate(gan.prior(DRAWN, seed=1))
    visited, real = (
        len(np.unique(np.floor(x / SQUARE), axis=0)) for x in (fakes, side.settings.world.points(DRAWN, 1))
    )
    return visited < real / 3, f"{DRAWN:,} fakes visit {visited} squares of side {SQUARE}, as many real points {real}."


def _goes_well(side):
    return False, "All numbers are finite still."


def _second_half(side, name):
    """The step where the second half of the measurements begins, and what was measured since."""
    steps = side.history["step"]
    half = len(steps) // 2
    return steps[half], side.history[name][half:]


PRESETS = (
    Preset(
        "vanishing gradient",
        "The saturating loss, and a D with five turns for each of G's. Will D's advice to the fakes (arrows) grow or "
        "fade as D gets better?",
        _advice_faded,
        "The advice fades: D is sure of every fake, and log(1 - D) is flat there. G stands still. Choose the "
        "non-saturating loss now, and press Play again.",
        600,
        {"objective": objectives.minimax, "penalty": no_penalty, "weight": 0.0, "d_turns": 5},
    ),
    Preset(
        "mode collapse",
        "Both players learn by Adam with a momentum of 0.9, and nothing penalises D. How many of the eight modes will "
        "G serve at the same time?",
        _modes_collapsed,
        "All fakes move together to where D is weak just now, and with momentum they run past it while D follows. "
        "Choose β₁ = 0 for both players and press Play again.",
        1_500,
        {
            "penalty": no_penalty,
            "weight": 0.0,
            "d_optimizer": optimizers.Adam,
            "g_optimizer": optimizers.Adam,
            "d_rate": 1e-3,
            "g_rate": 2e-3,
        },
    ),
    Preset(
        "running in circles",
        "Plain gradient steps and a critic that can only be a slope, without a penalty. Will the fakes settle on the "
        "stroke?",
        _went_round,
        "The critic pushes the fakes over the stroke, turns round, and pushes them back: neither player does anything "
        "wrong, and nothing damps the game. Choose R1 and press Play again.",
        1_500,
        {
            "world": data.Strokes([[(-0.4, 0.5), (1.4, 0.5)]], 0.05),
            "objective": objectives.wasserstein,
            "penalty": no_penalty,
            "weight": 0.0,
            "d_layers": 0,
            "d_optimizer": keras.optimizers.SGD,
            "g_optimizer": keras.optimizers.SGD,
            "d_rate": 0.1,
            "g_rate": 5e-4,
        },
    ),
    Preset(
        "a penalty too heavy",
        "R1 with a weight of 100 keeps D from being steep. What will be left of the colours, and of G's lesson?",
        _learnt_little,
        "Little is left: D may not be steep anywhere, so it is pale everywhere and its advice is weak. Slide the "
        "weight down to 0.1 and press Play again.",
        1_000,
        {"penalty": penalties.r1, "weight": 100.0},
    ),
    Preset(
        "too little noise",
        "z has one coordinate only, and the data fill two areas of the plane. How does a line visit all of them?",
        _is_a_thread,
        "As a thread: G is continuous, and a line that is bent stays a line. Two coordinates of noise fill an area.",
        1_500,
        {"world": data.two_gaussians, "prior": priors.normal(1)},
    ),
    Preset(
        "to infinity",
        "Plain gradient steps with a rate of 2 for both. How long will this go well?",
        _goes_well,
        "Each step overshoots, the next one more, and soon a number is too large to be written.",
        300,
        {"d_optimizer": keras.optimizers.SGD, "g_optimizer": keras.optimizers.SGD, "d_rate": 2.0, "g_rate": 2.0},
    ),
)
