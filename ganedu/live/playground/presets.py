"""Games that fail, each in its own way: a question before, and the reason afterwards."""

import dataclasses

from ganedu import data, objectives, penalties, priors
from ganedu.live.playground.settings import half_adam, no_penalty
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


SGD = keras.optimizers.SGD
NO_PENALTY = {"penalty": no_penalty, "weight": 0.0}

PRESETS = (
    Preset(
        "vanishing gradient",
        "The saturating loss, and a D with five turns for each of G's. Will D's advice to the fakes (arrows) grow or "
        "fade as D gets better?",
        "It fades: D is sure of every fake, log(1 - D) is flat there, and the arrows are too short to be seen. G "
        "stands nearly still, and JS stays near log 2 = 0.693. Choose the non-saturating loss, and press Play again.",
        600,
        {"objective": objectives.minimax, "d_turns": 5, "g_optimizer": SGD, "g_rate": 0.01, **NO_PENALTY},
    ),
    Preset(
        "mode collapse",
        "G has ten turns for each of D's. How many of the six blobs will it serve at the same time?",
        "One or two, and not the same ones for long: while D holds still, the best answer for every z is the one place "
        "that D likes most, so all fakes run there. D objects, and they run to the next. Give G one turn and choose "
        "R1, and press Play again.",
        800,
        {
            "world": data.blobs,
            "g_turns": 10,
            "d_optimizer": half_adam,
            "g_optimizer": half_adam,
            "d_rate": 1e-3,
            "g_rate": 1e-3,
            **NO_PENALTY,
        },
    ),
    Preset(
        "running in circles",
        "Two linear players and plain gradient steps, as small as a GAN can be. Will the fakes come to rest on the "
        "line?",
        "They circle around its middle for ever: D tilts towards where fakes are missing, G runs there, D tilts back. "
        "Nobody errs; the game has nothing that damps it. Choose R1 with a weight of 1, and it comes to rest.",
        1_000,
        {
            "world": data.line,
            "objective": objectives.wasserstein,
            "d_layers": 0,
            "g_layers": 0,
            "d_optimizer": SGD,
            "g_optimizer": SGD,
            "d_rate": 0.05,
            "g_rate": 0.05,
            **NO_PENALTY,
        },
    ),
    Preset(
        "a penalty too heavy",
        "R1 with a weight of 100 keeps D from being steep. What will be left of the colours, and of G's lesson?",
        "Nearly nothing: D may not be steep anywhere, so it is pale everywhere and its advice is weak and coarse. "
        "Slide the weight down to 0.1 while it plays.",
        600,
        {"penalty": penalties.r1, "weight": 100.0},
    ),
    Preset(
        "too little noise",
        "z has one coordinate only, and each of the six blobs is a disc. How does a line fill discs?",
        "It does not: what G makes of a line is a thread, however it is laid, and a thread misses most of a disc. "
        "Choose two coordinates of noise, and press Play again.",
        1_000,
        {"world": data.blobs, "prior": priors.uniform(1)},
    ),
    Preset(
        "to infinity",
        "Plain gradient steps with a rate of 2 for both. How long will this go well?",
        "Each step overshoots, the next one more, and soon a number is too large to be written.",
        300,
        {"d_optimizer": SGD, "g_optimizer": SGD, "d_rate": 2.0, "g_rate": 2.0},
    ),
)
