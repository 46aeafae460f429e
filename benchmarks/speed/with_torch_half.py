"""PyTorch, tuned, under autocast to bfloat16."""

import torch

from benchmarks.speed.with_torch import play


def train(task, clock):
    """Trains until the clock ends it."""
    play(task, clock, torch.channels_last, fused=True, half=True)
