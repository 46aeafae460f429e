"""Warnings that point at the learner's own line."""

import pathlib
import sys
import warnings

PACKAGE = str(pathlib.Path(__file__).parents[1])


def warn(sentence):
    """Warns, as of the first line up the stack that is not in this package."""
    frame, level = sys._getframe(1), 2
    while frame.f_back is not None and frame.f_code.co_filename.startswith(PACKAGE):
        frame, level = frame.f_back, level + 1
    warnings.warn(sentence, stacklevel=level)
