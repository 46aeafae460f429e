"""Games that fail, each in its own way: a question before, and the reason afterwards."""

import dataclasses

from ganedu import data
from ganedu.live.playground.settings import no_penalty
from ganedu.parts import objectives, optimizers, penalties, priors
import keras


@dataclasses.dataclass(frozen=True)
class Preset:
    """A game that fails.

    Attributes:
        name: what the menu says.
        question: asked before it is played.
        because: what was to be seen, and why, told after `steps` steps.
        steps: how long it takes.
        settings: what differs from the playground's defaults, by name of `Settings`.
    """

    name: str
    question: str
    because: str
    steps: int
    settings: dict


PRESETS = (
    Preset(
        "vanishing gradient",
        "The saturating loss, and a D with five turns for each of G's. Will D's advice to the fakes (arrows) grow or "
        "fade as D gets better?",
        "It fades: D is sure of every fake, log(1 - D) is flat there, and the arrows are too short to be seen. G "
        "stands still, and JS stays near log 2 = 0.693. Choose the non-saturating loss now, and press Play again.",
        600,
        {"objective": objectives.minimax, "penalty": no_penalty, "weight": 0.0, "d_turns": 5},
    ),
    Preset(
        "mode collapse",
        "A G that learns fast against a D of one small layer without a penalty. How many of the eight modes will G "
        "serve at the same time?",
        "One or two, and never the same for long: D is too small to object everywhere at once, so all fakes move to "
        "where it is weak just now, and D follows. Give D 3 layers of 64 units and R1, and press Play again.",
        1_500,
        {
            "penalty": no_penalty,
            "weight": 0.0,
            "d_layers": 1,
            "d_units": 8,
            "d_optimizer": optimizers.Adam,
            "g_optimizer": optimizers.Adam,
            "d_rate": 1e-3,
            "g_rate": 1e-2,
        },
    ),
    Preset(
        "running in circles",
        "Plain gradient steps, a Wasserstein critic without a leash, and one stroke of data. Will the fakes settle on "
        "the stroke?",
        "They do not: the critic pushes the fakes over the stroke, turns round, and pushes them back. Neither player "
        "does anything wrong; without a penalty the game has nothing that damps it. Choose R1 and press Play again.",
        1_500,
        {"world": data.line, "objective": objectives.wasserstein, "penalty": no_penalty, "weight": 0.0},
    ),
    Preset(
        "a penalty too heavy",
        "R1 with a weight of 100 keeps D from being steep. What will be left of the colours, and of G's lesson?",
        "Nearly nothing: D may not be steep anywhere, so it is pale everywhere and its advice is weak and coarse. "
        "Slide the weight down to 0.1 while it plays.",
        1_000,
        {"penalty": penalties.r1, "weight": 100.0},
    ),
    Preset(
        "too little noise",
        "z has one coordinate only, and the data fill 25 places of a plane. How does a line visit them all?",
        "As a thread: G is continuous, so between two modes the thread must cross empty ground, and every point on it "
        "is a bad fake. Two coordinates of noise help.",
        2_000,
        {"world": data.grid, "prior": priors.uniform(1)},
    ),
    Preset(
        "to infinity",
        "Plain gradient steps with a rate of 2 for both. How long will this go well?",
        "Not long: each step overshoots, the next one more, and soon a number is too large to be written.",
        300,
        {"d_optimizer": keras.optimizers.SGD, "g_optimizer": keras.optimizers.SGD, "d_rate": 2.0, "g_rate": 2.0},
    ),
)
