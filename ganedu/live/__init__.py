"""Widgets: watch and steer a training, explore what was learnt, play, predict, draw."""

from ganedu.live.doodle.doodle import Doodle
from ganedu.live.explorer.explorer import Explorer
from ganedu.live.eye.eye import Eye
from ganedu.live.panel.quality import Quality
from ganedu.live.panel.run import Run, train
from ganedu.live.playground import Playground
from ganedu.live.predict.predict import Predict
from ganedu.live.quiz.quiz import Question, Quiz
from ganedu.live.real_or_fake.real_or_fake import RealOrFake

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
