"""Which recipe makes the best digits in a minute, and in three, on the same two networks?

The stock recipe is that of Radford et al. (2016): non-saturating loss, batch normalisation in both players, Adam at
2e-4 with beta_1 0.5, batches of 64. The other arm trains the same networks, but for D's batch normalisation: with the
R1 penalty (Mescheder et al., 2018) in every eighth turn, batches of 32, ten times the rate, beta_1 0 and averaged
weights. The clock counts training alone. `image_variations` changes one part of it at a time.
"""

import statistics

from benchmarks.recipes import BEST, STOCK, race

FILES = ("ganedu/metrics/mnist_evaluator.keras",)
MARKS = (60, 180)
SEEDS = (0, 1, 2)
ARMS = {"stock": STOCK, "best": BEST}


def run(arm, seed):
    return race(arm, seed, MARKS)


def claims(rows):
    """For each mark, the share of the stock recipe's distance that the best one leaves: the median of the seeds."""

    def distances(arm, mark):
        return {row["seed"]: row["frechet_distance"] for row in rows if (row["arm"], row["after"]) == (arm, mark)}

    def share(mark):
        best, stock = distances("best", mark), distances("stock", mark)
        return statistics.median(best[seed] / stock[seed] for seed in best)

    return {f"recipe.share_after_{mark}_s": share(f"{mark} s") for mark in MARKS}
