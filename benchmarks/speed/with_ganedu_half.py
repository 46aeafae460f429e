"""ganedu in bfloat16, as it computes by itself on a processor with tiles."""

import os

from benchmarks.speed import with_ganedu


def train(task, clock):
    """Trains until the clock ends it."""
    os.environ["GANEDU_PRECISION"] = "bfloat16"
    with_ganedu.train(task, clock)
