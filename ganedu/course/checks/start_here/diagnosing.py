"""Check of the doctor: models with all faults and with none, which only measuring can tell apart."""

from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.start_here import models
import numpy as np

SOUND, LEAK, BY_HEART, OTHER_DRAWS = VERDICTS = "sound", "leak", "learnt by heart", "draws something else"
# A verdict, the models that deserve it, and how even their worlds are: where too even, or not enough, no fault shows.
MODELS = (
    (SOUND, models.sound, (0.15, 1.0, 3.0)),
    (LEAK, models.leaky, (0.4, 1.0, 3.0)),
    (BY_HEART, models.by_heart, (2.5, 3.0, 5.0)),
    (OTHER_DRAWS, models.even, (0.4, 0.7, 1.0)),
    (OTHER_DRAWS, models.greedy, (1.0, 2.0, 3.0)),
)
SUM = (
    "Sum exp(log_p(...)) over every picture: a sound model gives exactly 1. A low surprise alone proves no leak; some "
    "pictures are easy."
)
GAP = "Compare the means of log_p(seen) and of log_p(new), and allow 0.8 nats for luck."
DRAWS = (
    "Over its own draws, log_p should average the sum of p * log(p) over every picture. Too much is as wrong as too "
    "little; allow half a nat for luck."
)
SUM_FIRST = "Measure the sum first: where scores are no probabilities, nothing can be drawn from them."


@task(5)
def diagnose(answer):
    """Checks `(log_p, draw, seen, new) -> verdict`, one of four strings, on fifteen models."""
    for place in range(3):
        for verdict, make, evenness in MODELS:
            model = make(models.world(evenness[place]))
            found = call(answer, model.log_p, model.draw, model.seen, model.new)
            if found not in VERDICTS:
                raise Hint(f"your function returns {found!r:.60}; expected one of {', '.join(map(repr, VERDICTS))}.")
            if found != verdict:
                raise _contradicted(model, found, verdict)
    return "Fifteen models, each with its own numbers, and you named the fault of every one."


def _contradicted(model, found, verdict):
    """The hint for a wrong verdict: the measurement that speaks against it."""
    log_every, drawn = model.log_p(models.EVERY), model.log_p(model.draw(1_000))
    every = np.exp(log_every)
    seen, new = (-np.mean(model.log_p(pictures)) for pictures in (model.seen, model.new))
    total = f"its scores, taken as probabilities, sum to {every.sum():.3f} over all pictures"
    gap = f"the pictures it was trained on surprise it by {seen:.1f} nats, new ones by {new:.1f}"
    draws = (
        f"1,000 of its own draws surprise it by {-drawn.mean():.1f} nats on average, and by its own p it would be "
        f"{-every @ log_every:.1f}"
    )
    shown = {
        (SOUND, LEAK): (total, SUM),
        (SOUND, BY_HEART): (gap, GAP),
        (SOUND, OTHER_DRAWS): (draws, DRAWS),
        (OTHER_DRAWS, LEAK): (f"its draws are odd indeed, but {total}; one fault explains both", SUM_FIRST),
        (OTHER_DRAWS, BY_HEART): (f"its draws follow its own p well, however odd that p is: {gap}", DRAWS),
    }
    against = {LEAK: (total, SUM), BY_HEART: (gap, GAP), OTHER_DRAWS: (draws, DRAWS)}
    evidence, cure = shown.get((found, verdict)) or against[found]
    return Hint(f"you called a model {found!r}, but {evidence}.", cure=cure)
