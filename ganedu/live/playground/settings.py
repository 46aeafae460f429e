"""What a learner sets: the data, the noise, the rules and the two players, checked in sentences."""

from collections.abc import Callable
import dataclasses

from ganedu.numbers import is_number, is_whole, shown
from ganedu.parts import objectives, optimizers, penalties, priors

# What acts on a running game; what changes its rules and keeps the players; the rest needs new players.
DIALS = ("smoothing", "weight", "d_rate", "g_rate", "averaged")
RULES = ("objective", "penalty", "batch_size", "d_optimizer", "g_optimizer", "d_turns", "g_turns")
COMMON = ("world", "seed")  # to both sides, where two games are compared

WHOLE_NUMBERS = {
    "seed": (0, 999_999),
    "batch_size": (8, 2_048),
    **{f"{player}_{name}": limits for player in "dg" for name, limits in {"layers": (0, 6), "units": (1, 256)}.items()},
    "d_turns": (1, 20),
    "g_turns": (1, 20),
}
FASTEST = 10.0


@dataclasses.dataclass(frozen=True)
class Settings:
    """All that decides one game of the playground.

    Args:
        world: the data: one of `ganedu.data`, or anything with `points(count, seed)` in the plane.
        prior: what z is drawn from.
        objective: what each player minimises.
        smoothing: of labels, one-sided; for objectives whose discriminator is a classifier with targets.
        penalty: a function from a weight to a penalty of `ganedu.penalties`.
        weight: its weight.
        batch_size: points in a batch.
        seed: decides the data, the first weights, and the noise of every step.
        d_layers, g_layers: hidden layers of the discriminator and of the generator; 0 for a linear one.
        d_units, g_units: units in each of them.
        d_optimizer, g_optimizer: functions from a learning rate to a Keras optimizer.
        d_rate, g_rate: the learning rates.
        d_turns, g_turns: turns in one step.
        averaged: whether the generator is shown and measured with its weights averaged over about 100 turns.

    Raises:
        TypeError, ValueError: if one of them cannot be played with.
    """

    world: object
    prior: priors.Prior
    objective: objectives.Objective
    smoothing: float
    penalty: Callable
    weight: float
    batch_size: int
    seed: int
    d_layers: int
    d_units: int
    d_optimizer: Callable
    d_rate: float
    d_turns: int
    g_layers: int
    g_units: int
    g_optimizer: Callable
    g_rate: float
    g_turns: int
    averaged: bool

    def __post_init__(self):
        if not hasattr(self.world, "points"):
            raise TypeError(
                f"world is {shown(self.world)}; expected one of ganedu.data, such as data.ring, or anything with "
                "points(count, seed)."
            )
        if not isinstance(self.prior, priors.Prior):
            raise TypeError(f"prior is {shown(self.prior)}; expected one of ganedu.priors, such as priors.normal(2).")
        if not isinstance(self.objective, objectives.Objective):
            raise TypeError(
                f"objective is {shown(self.objective)}; expected an Objective, such as objectives.non_saturating."
            )
        for name, (least, most) in WHOLE_NUMBERS.items():
            value = getattr(self, name)
            if not is_whole(value, least, most):
                raise ValueError(f"{name} is {shown(value)}; expected a whole number from {least} to {most:,}.")
        for name in ("d_rate", "g_rate"):
            rate = getattr(self, name)
            if not is_number(rate, most=FASTEST) or rate <= 0:
                raise ValueError(f"{name} is {shown(rate)}; expected a number above 0 and at most {FASTEST:g}.")
        for name in ("d_optimizer", "g_optimizer"):
            if not callable(getattr(self, name)):
                raise TypeError(
                    f"{name} is {shown(getattr(self, name))}; expected a function from a learning rate to a Keras "
                    "optimizer, such as keras.optimizers.SGD."
                )
        if not isinstance(self.averaged, bool):
            raise TypeError(f"averaged is {shown(self.averaged)}; expected True or False.")
        self.smoothed_objective()
        self.penalty(self.weight)

    def smoothed_objective(self):
        """A new objective with its labels smoothed, where they can be; a smoothing of 0 is none."""
        if not self.smoothing and not self.can_smooth():
            return self.objective
        return objectives.label_smoothing(self.smoothing, self.objective)

    def can_smooth(self):
        """Whether the discriminator is a classifier, whose logit is that of a probability."""
        return self.objective.discriminator is objectives.cross_entropy_discriminator

    def differences(self, other):
        """The names of what another one sets differently."""
        return {field.name for field in dataclasses.fields(self) if differ(self, other, field.name)}


def differ(one, other, name):
    """Whether two settings differ in what is called `name`."""
    first, second = getattr(one, name), getattr(other, name)
    if isinstance(first, priors.Prior):
        return type(first) is not type(second) or first.get_config() != second.get_config()
    return first is not second and first != second


def from_objects(given):
    """Settings by name from what code gives: a penalty, or an objective with smoothed labels, is taken apart.

    Args:
        given: a mapping with names of `Settings`, but a penalty object under "penalty".

    Returns:
        A dictionary of what to set.

    Raises:
        TypeError: if the penalty is none.
    """
    named = dict(given)
    if "penalty" in named:
        named["penalty"], named["weight"] = _penalty_taken_apart(named["penalty"])
    objective = named.get("objective")
    smoothed = isinstance(getattr(objective, "discriminator", None), objectives.smoothed_cross_entropy)
    if smoothed:
        named.setdefault("smoothing", objective.discriminator.smoothing)
        plain = (objectives.minimax, objectives.non_saturating)
        named["objective"] = next(known for known in plain if known.generator is objective.generator)
    return named


def no_penalty(weight):
    """None, whatever the weight."""
    return penalties.none


def r1_and_r2(weight):
    """R1 and R2 with one weight."""
    return penalties.r1(weight) + penalties.r2(weight)


def calm_adam(rate):
    """Adam without momentum, as modern GANs take it."""
    return optimizers.Adam(rate, 0.0, 0.99)


def half_adam(rate):
    """Adam with the momentum of the DCGAN paper (Radford et al., 2016)."""
    return optimizers.Adam(rate, 0.5)


PENALTIES = (penalties.r1, penalties.r2, r1_and_r2, penalties.gradient_penalty)


def _penalty_taken_apart(penalty):
    """A function from a weight to such a penalty, and this one's weight."""
    if not isinstance(penalty, penalties.Penalty):
        raise TypeError(f"penalty is {shown(penalty)}; expected one of ganedu.penalties, such as penalties.r1(1.0).")
    if not penalty.terms:
        return no_penalty, 0.0
    weights = {term.weight for term in penalty.terms}
    for kind in PENALTIES:
        if len(weights) == 1 and _types(penalty) == _types(kind(0.0)):
            return kind, weights.pop()
    return (lambda weight: penalty), 0.0  # one that the menu does not know: taken as it is


def _types(penalty):
    return [type(part) for part in (penalty, *penalty.terms)]
