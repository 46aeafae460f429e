"""How much to compute: a smoke test, a laptop's minutes, or a GPU's."""

import os

BUDGETS = ("smoke", "laptop", "gpu")


def budget(laptop, gpu, smoke=3):
    """Returns the number for the budget in force.

    The environment variable `GANEDU_BUDGET` names it; without one it is `gpu` where TensorFlow sees a GPU and
    `laptop` elsewhere.

    Args:
        laptop: the number for two CPU cores, a positive integer.
        gpu: the number for a GPU.
        smoke: the number for a quick test that everything runs.

    Raises:
        ValueError: if `GANEDU_BUDGET` names no budget.
    """
    return {"smoke": smoke, "laptop": laptop, "gpu": gpu}[budget_name()]


def budget_name():
    """Returns the budget in force: "smoke", "laptop" or "gpu".

    Raises:
        ValueError: if `GANEDU_BUDGET` names no budget.
    """
    name = os.environ.get("GANEDU_BUDGET")
    if not name:
        import tensorflow as tf  # here, since a named budget needs no look at the devices, which takes seconds

        name = "gpu" if tf.config.list_physical_devices("GPU") else "laptop"
    if name not in BUDGETS:
        raise ValueError(f"GANEDU_BUDGET is {name!r}; it can be {', '.join(BUDGETS)}. Unset it to let ganedu choose.")
    return name
