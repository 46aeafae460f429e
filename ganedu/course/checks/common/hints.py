"""How a check speaks: one sentence, a picture where one helps, never a traceback."""

import functools
import os
import re
import traceback
from unittest import mock

from ganedu.course.checks.common import marks
from IPython.display import Image, display


class Hint(AssertionError):
    """What an answer still lacks. Jupyter shows the sentence alone, without a traceback.

    Args:
        sentence: what is wrong and where to look.
        picture: a PNG file as bytes, shown above the sentence, or None.
        cure: a sentence that says how to mend it, which a check shows when it meets the same mistake again; "" for
            none.
    """

    def __init__(self, sentence, picture=None, cure=""):
        super().__init__(sentence)
        self.picture, self.cure = picture, cure

    def _render_traceback_(self):
        return [str(self)]


class NotWritten(Hint):
    """The stub is still in place."""


def task(number):
    """Turns a function that returns praise or raises a `Hint` into the check of a task.

    The check prints the praise, or shows the hint's picture and raises the hint, both with the number in front. The
    hint's cure follows where the same mistake was named before. `check.judge` stays the plain function.
    """

    def decorate(judge):
        named = set()

        @functools.wraps(judge)
        def check(*arguments):
            marks.warn_once()
            try:
                # bfloat16 is too coarse to tell one slope from another by.
                with mock.patch.dict(os.environ, GANEDU_PRECISION="float32"):
                    praise = judge(*arguments)
            except NotWritten:
                raise NotWritten(f"Task {number} is not written yet: your code goes where the stub is.") from None
            except Hint as hint:
                if hint.picture is not None:
                    display(Image(hint.picture))
                advice = _advice(hint.cure, named)
                raise Hint(f"Task {number}: {hint}{advice}") from None
            print(f"Task {number} is right. {praise}")

        check.number, check.judge = number, judge
        return check

    return decorate


def _advice(cure, named):
    """A cure that was kept back once, or the words that offer it."""
    if not cure:
        return ""
    if cure in named:
        return f" {cure}"
    named.add(cure)
    return " Run the check again to read how to mend it."


def call(function, *arguments, known=()):
    """Calls a learner's function.

    Args:
        function: the learner's.
        arguments: what it is given.
        known: pairs (words of an error message, the hint that explains them).

    Returns:
        What the function returns.

    Raises:
        Hint: if the function raises an error, or returns None.
    """
    try:
        result = function(*arguments)
    except Hint:
        raise
    except NotImplementedError as error:
        raise (Hint(_explained(error, known)) if error.args else NotWritten("not written yet")) from None
    except Exception as error:
        raise Hint(_explained(error, known)) from None
    if result is None:
        raise Hint("your function returns None; end it with return and the result.")
    return result


def _explained(error, known):
    """The hint for an error: the one that is known, or the message itself with the learner's line."""
    message = " ".join(re.sub(r"\x1b\[\d*m", "", str(error)).split())
    for words, hint in known:
        if words in message:
            return hint
    line = _line_of_notebook(error)
    where = f" in the line `{line}`" if line else ""
    return f"your code stopped{where} with {type(error).__name__}: {message[:200]}"


def _line_of_notebook(error):
    """The last line of a notebook's own code that an error went through, or ""."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.line for frame in frames if "ipykernel" in frame.filename and "site-packages" not in frame.filename]
    return lines[-1] if lines else ""
