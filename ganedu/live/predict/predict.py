"""A question with options, answered before its experiment: the first click is recorded, then the result is revealed."""

import datetime
import html
import re

from ganedu.live.kit.choices import check_choice, listed
from ganedu.live.kit.tool import Tool, source
from IPython.display import display
import traitlets

# Strong enough on a white page and on a black one; a sign says the same as a colour.
SIGNS = {True: ("✓", "#2e9e6b"), False: ("✗", "#d9622b"), None: ("–", "#2b7bba")}


class Predict(Tool):
    """Asks what the learner expects, before the experiment that decides it.

    The first click on an option is the answer; it cannot be changed, and it is no longer taken once the result is
    shown. In a lesson the question stands in a cell of its own, and the cell after the experiment reveals:

        guess = live.Predict("Whose gradient dies?", "the saturating loss", "the other one", "neither")
        guess
        …
        guess.reveal("the saturating loss")

    Where nobody can click, as in a static page or when all cells are run at once, the notebook runs without an answer.

    Args:
        question: a sentence, in which `code` and **strong** words may be marked.
        *options: two or more different answers.

    Attributes:
        answered_at: when the click came, in UTC, or None.

    Raises:
        TypeError, ValueError: if the question or the options are no such texts.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/choices.js", "predict/predict.js")
    _css = source("kit/kit.css", "kit/choices.css")

    question = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.Int(None, allow_none=True).tag(sync=True)
    measured = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    because = traitlets.Unicode().tag(sync=True)

    def __init__(self, question, *options):
        check_choice(question, options)
        super().__init__(question=question, options=list(options))
        self.answered_at = None
        self._revelation = None

    @property
    def answer(self):
        """The option that was chosen, or None."""
        return None if self.chosen is None else self.options[self.chosen]

    @property
    def words(self):
        return "\n".join([f"Predict: {self.question}", *listed(self.options), "Run the cell to answer."])

    def do_answer(self, option, at):
        """Records a click, the first one only.

        Args:
            option: its index.
            at: milliseconds since 1970, by the clock of the browser.
        """
        if self.chosen is not None:
            return
        self.answered_at = datetime.datetime.fromtimestamp(at / 1000, datetime.UTC)
        self.chosen = option
        # The click came before the result was on the page, while the kernel was busy with the cells behind this one.
        if self._revelation is not None:
            self._revelation.answered(self.answer)

    def reveal(self, truth, because=""):
        """Shows what was measured, next to what the learner said.

        Args:
            truth: the outcome: one of the options, or a few words.
            because: a sentence that explains it; `code` and **strong** words may be marked.

        Returns:
            A `Revelation`, which a notebook shows.
        """
        self.because, self.measured = because, str(truth)
        self._revelation = Revelation(self.options, self.answer, self.measured, because)
        return self._revelation


class Revelation:
    """What was said and what was measured, as a line that a saved notebook keeps.

    Args:
        options: what could be said.
        answer: what was said, or None.
        truth: what was measured.
        because: why, or nothing.
    """

    def __init__(self, options, answer, truth, because=""):
        self.options = options
        self.answer = answer
        self.truth = truth
        self.because = because
        self._shown = []

    def answered(self, answer):
        """Adds an answer that came late, even where the line is already shown."""
        self.answer = answer
        for place in self._shown:
            place.update(self._bundle(), raw=True)

    @property
    def is_right(self):
        """Whether the answer is what was measured; None where that cannot be decided."""
        return None if self.answer is None or self.truth not in self.options else self.answer == self.truth

    def __repr__(self):
        said = [] if self.answer is None else [f"You said: {self.answer}."]
        return " ".join([*said, f"Measured: {self.truth}.", *([self.because] if self.because else [])])

    def _html(self):
        sign, colour = SIGNS[self.is_right]
        style = f"border-left: 4px solid {colour}; padding: 2px 0 2px 10px"
        measured = f"Measured: <b>{marked_up(self.truth)}</b>. {marked_up(self.because)}".rstrip()
        if self.answer is None:  # a reader of the page decides for himself when to look
            return f'<details style="{style}"><summary>What was measured</summary>{measured}</details>'
        return f'<div style="{style}">{sign} You said: <b>{marked_up(self.answer)}</b>. {measured}</div>'

    def _bundle(self):
        return {"text/plain": repr(self), "text/html": self._html()}

    def _ipython_display_(self):
        self._shown.append(display(self._bundle(), raw=True, display_id=True))


def marked_up(text):
    """Text as HTML, with `code` and **strong** words as such and everything else as it is."""
    text = html.escape(text)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    return re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", text)
