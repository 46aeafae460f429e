"""The limit in PyTorch."""

import torch

from benchmarks.speed import matmul


def train(task, clock, dtype=torch.float32):
    """Multiplies matrices until the clock ends it; there is no task."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def make_product(size):
        left, right = torch.randn((2, size, size), device=device).to(dtype)
        return lambda: torch.matmul(left, right)[0, 0]

    matmul.race(make_product, clock)
