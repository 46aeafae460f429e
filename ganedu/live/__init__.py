"""Widgets that show and steer a training while it goes on."""

from ganedu.live.quality import Quality
from ganedu.live.run import Run, train

__all__ = ["Quality", "Run", "train"]
