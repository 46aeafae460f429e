"""What the browser's menus offer: the names that it shows, and the values of the package behind them."""

from ganedu import data
from ganedu.live.playground.presets import PRESETS
from ganedu.live.playground.settings import calm_adam, half_adam, no_penalty, r1_and_r2
from ganedu.parts import objectives, optimizers, penalties, priors
import keras

FROM_CODE = "from code"
DRAWN = "drawn"
BRUSH = 0.05  # the width of a drawn stroke
DRAWING = (0.0, 0.0, 1.5)  # the box in which is drawn: its middle, and half its side


WORLDS = {
    "line": data.line,
    "two Gaussians": data.two_gaussians,
    "ring": data.ring,
    "grid": data.grid,
    "blobs": data.blobs,
    "spiral": data.spiral,
    "moons": data.moons,
}
NOISES = {"normal": priors.normal, "uniform": priors.uniform}
OBJECTIVES = {
    "minimax (saturating)": objectives.minimax,
    "non-saturating": objectives.non_saturating,
    "least squares": objectives.least_squares,
    "hinge": objectives.hinge,
    "Wasserstein": objectives.wasserstein,
    "relativistic": objectives.relativistic,
}
PENALTIES = {
    "none": no_penalty,
    "R1": penalties.r1,
    "R2": penalties.r2,
    "R1 + R2": r1_and_r2,
    "gradient penalty": penalties.gradient_penalty,
}
OPTIMIZERS = {
    "Adam, β₁ = 0": calm_adam,
    "Adam, β₁ = 0.5": half_adam,
    "Adam, β₁ = 0.9": optimizers.Adam,
    "SGD": keras.optimizers.SGD,
}
VALUES = {
    "world": WORLDS,
    "objective": OBJECTIVES,
    "penalty": PENALTIES,
    "d_optimizer": OPTIMIZERS,
    "g_optimizer": OPTIMIZERS,
}
OF_A_PLAYER = ("layers", "units", "rate", "turns")
NUMBERS = ("smoothing", "weight", "seed", "averaged", *(f"{player}_{name}" for player in "dg" for name in OF_A_PLAYER))
FIRST_WEIGHT = 0.1  # of a penalty chosen when there was none

# What the browser is told once.
FOR_BROWSER = {
    "world": [*WORLDS],
    "noise": [*NOISES],
    "objective": [*OBJECTIVES],
    "penalty": [*PENALTIES],
    "d_optimizer": [*OPTIMIZERS],
    "g_optimizer": [*OPTIMIZERS],
    "presets": [preset.name for preset in PRESETS],
    "drawing": list(DRAWING),
}


def described(settings):
    """Settings as the browser shows them: names and numbers."""
    chosen = {name: _name(values, getattr(settings, name)) for name, values in VALUES.items()}
    if chosen["world"] == FROM_CODE and isinstance(settings.world, data.Strokes):
        chosen["world"] = DRAWN
    prior = {"noise": _name(NOISES, type(settings.prior)), "latent_dim": settings.prior.latent_dim}
    numbers = {name: getattr(settings, name) for name in NUMBERS}
    return {**chosen, **prior, **numbers, "can_smooth": settings.can_smooth()}


def meant(settings, choices):
    """What to set, by name of `Settings`, for what was chosen in the browser.

    Args:
        settings: the present ones.
        choices: names and numbers, as `described` gives them, of what was changed.
    """
    changes = {name: choices[name] for name in NUMBERS if name in choices}
    for name, values in VALUES.items():
        if choices.get(name) in values:
            changes[name] = values[choices[name]]
    if changes.get("penalty", no_penalty) is not no_penalty and not settings.weight:
        changes.setdefault("weight", FIRST_WEIGHT)
    objective = changes.get("objective", settings.objective)
    if objective.discriminator is not objectives.cross_entropy_discriminator:
        changes["smoothing"] = 0.0
    if "noise" in choices or "latent_dim" in choices:
        kind = NOISES.get(choices.get("noise"), type(settings.prior))
        changes["prior"] = kind(choices.get("latent_dim", settings.prior.latent_dim))
    return changes


def _name(values, value):
    return next((name for name, known in values.items() if known is value), FROM_CODE)
