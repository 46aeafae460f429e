"""Widgets that show and steer a training while it goes on."""

from ganedu.live.run import Run, train

__all__ = ["Run", "train"]
