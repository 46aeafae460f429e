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
        name: what the menu says: a noun, with or without an adjective, that names the failure or its cause.
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
            broken: why the game could not continue, or None.
        """
        failed, measured = (self.seen is _goes_well, broken) if broken else self.seen(side)
        return f"{measured} {self.because if failed else 'The expected failure did not occur in this run.'}"


def _gradients_faded(side):
    arrow = side.frame().arrow
    js = side.measures.js
    return arrow < 1e-3, f"The median arrow is now {arrow:.0e} long; Jensen–Shannon is {js:.3f} nats."


def _modes_collapsed(side):
    step, modes = _second_half(side, "modes")
    most, known = max(modes), side.measures.known_modes
    return most <= 3, f"From step {step:,} on, at most {most:.0f} of {known} modes were covered at the same time."


def _went_round(side):
    step, distances = _second_half(side, "w1")
    near, far, floor = min(distances), max(distances), side.judge.floor.w1
    sentence = f"From step {step:,} on, Wasserstein-1 varied from {near:.2f} to {far:.2f}; real data: {floor:.2f}."
    return near > 3 * floor and far > 1.3 * near, sentence


def _learnt_little(side):
    now = side.measures
    return now.js > 0.4, f"After {now.step:,} steps Jensen–Shannon is {now.js:.3f} nats; real data: {now.floor.js:.3f}."


def _is_a_thread(side):
    gan = side.gan
    fakes = gan.generate(gan.prior(DRAWN, seed=1))
    visited, real = (
        len(np.unique(np.floor(x / SQUARE), axis=0)) for x in (fakes, side.settings.world.points(DRAWN, 1))
    )
    return (
        visited < real / 3,
        f"{DRAWN:,} fakes fall into {visited} squares of side {SQUARE}; {DRAWN:,} real points fall into {real}.",
    )


def _goes_well(side):
    return False, "All numbers are still finite."


def _second_half(side, name):
    """The step where the second half of the measurements begins, and what was measured since."""
    steps = side.history["step"]
    half = len(steps) // 2
    return steps[half], side.history[name][half:]


PRESETS = (
    Preset(
        "vanishing gradient",
        "G has the saturating loss, and D takes five turns for each of G's. Will the gradients at the fakes (arrows) "
        "grow or shrink as D gets better?",
        _gradients_faded,
        "The gradients vanish: D is sure of every fake, and there log(1 - D) hardly depends on D's logit. G stops "
        "learning. Now choose the non-saturating loss and press Play again.",
        600,
        {"objective": objectives.minimax, "penalty": no_penalty, "weight": 0.0, "d_turns": 5},
    ),
    Preset(
        "mode collapse",
        "Both players use Adam with β₁ = 0.9, and D has no penalty. How many of the eight modes will G cover at the "
        "same time?",
        _modes_collapsed,
        "All fakes move together to where D's output is highest, momentum carries them past it, and D follows. Choose "
        "β₁ = 0 for both players and press Play again.",
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
        "oscillation",
        "Both players use plain SGD; D is a linear critic without a penalty. Will the fakes settle on the stroke of "
        "real points?",
        _went_round,
        "The critic pushes the fakes past the stroke, reverses its slope, and pushes them back. Each player lowers its "
        "own loss, but nothing damps the oscillation. Choose R1 and press Play again.",
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
        "excessive penalty",
        "R1 with a weight of 100 keeps D nearly flat at the real points. How pale will D's colours be, and can G still "
        "learn?",
        _learnt_little,
        "D stays pale: R1 keeps it nearly flat at the real points, so the gradients that G gets are weak. Lower the "
        "weight to 0.1 and press Play again.",
        1_000,
        {"penalty": penalties.r1, "weight": 100.0},
    ),
    Preset(
        "one-dimensional z",
        "z has only one coordinate, but the data fill two areas of the plane. Can G cover both areas?",
        _is_a_thread,
        "It cannot: the network bends and stretches the line of z, but the result is a curve without area. Set "
        "dim, the dimension of z, to 2 and press Play again.",
        1_500,
        {"world": data.two_gaussians, "prior": priors.normal(1)},
    ),
    Preset(
        "divergence",
        "Both players use plain SGD with a learning rate of 2. How many steps will the game survive?",
        _goes_well,
        "Each step overshoots more than the last, until a number is too large for a float.",
        300,
        {"d_optimizer": keras.optimizers.SGD, "g_optimizer": keras.optimizers.SGD, "d_rate": 2.0, "g_rate": 2.0},
    ),
)
