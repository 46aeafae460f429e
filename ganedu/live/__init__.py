"""Widgets: watch and steer a training, explore what was learnt, play, predict, draw."""

from ganedu.live.doodle import Doodle
from ganedu.live.explorer import Explorer
from ganedu.live.eye import Eye
from ganedu.live.playground import Playground
from ganedu.live.predict import Predict
from ganedu.live.quality import Quality
from ganedu.live.quiz import Question, Quiz
from ganedu.live.real_or_fake import RealOrFake
from ganedu.live.run import Run, train

__all__ = [
    "Doodle",
    "Explorer",
    "Eye",
    "Playground",
    "Predict",
    "Quality",
    "Question",
    "Quiz",
    "RealOrFake",
    "Run",
    "train",
]
