"""The limit of bfloat16 in PyTorch."""

import torch

from benchmarks.speed import matmul_torch


def train(task, clock):
    """Multiplies matrices until the clock ends it; there is no task."""
    matmul_torch.train(task, clock, torch.bfloat16)
