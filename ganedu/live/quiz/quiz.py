"""A quiz: each question says right or wrong and why, once it is answered."""

import dataclasses

from ganedu.live.kit.choices import check_choice, listed
from ganedu.live.kit.tool import Tool, source
from ganedu.numbers import shown
import traitlets


@dataclasses.dataclass(frozen=True)
class Question:
    """One question of a `Quiz`. In all of its texts `code` and **strong** words may be marked.

    Args:
        text: the question.
        options: two or more different answers.
        right: the index of the right one.
        why: a sentence or two that explain it, for those who were wrong as well.
        section: the number of the lesson's section to read again if it was not known, or None.

    Raises:
        TypeError, ValueError: if a text is missing or `right` is no index of an option.
    """

    text: str
    options: list
    right: int
    why: str
    section: int | None = None

    def __post_init__(self):
        check_choice(self.text, self.options)
        if isinstance(self.right, bool) or not isinstance(self.right, int) or not 0 <= self.right < len(self.options):
            raise ValueError(
                f"right is {shown(self.right)}; expected the index of an option, 0 to {len(self.options) - 1}."
            )
        if not isinstance(self.why, str) or not self.why.strip():
            raise ValueError(
                f"The question {shown(self.text)} does not say why: give a sentence that explains the answer."
            )


class Quiz(Tool):
    """Asks questions. The first click on each counts and is recorded; then the right answer is shown, and why.

    The browser does not know the right answers before. Run the cell again to start over.

    Args:
        *questions: `Question`s.

    Raises:
        TypeError: if there is none, or one of them is something else.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/choices.js", "quiz/quiz.js")
    _css = source("kit/kit.css", "kit/choices.css")

    questions = traitlets.List().tag(sync=True)
    verdicts = traitlets.List().tag(sync=True)  # of each question None, or what was chosen, what is right, and why

    def __init__(self, *questions):
        for question in questions:
            if not isinstance(question, Question):
                raise TypeError(f"{shown(question)} is no question; expected live.Question(text, options, right, why).")
        if not questions:
            raise TypeError("A quiz needs at least one live.Question(text, options, right, why).")
        asked = [{"text": question.text, "options": list(question.options)} for question in questions]
        super().__init__(questions=asked, verdicts=[None] * len(questions))
        self._solutions = questions

    @property
    def score(self):
        """How many answers were right, and how many were given: `(right, answered)`."""
        given = [verdict for verdict in self.verdicts if verdict]
        return sum(verdict["chosen"] == verdict["right"] for verdict in given), len(given)

    @property
    def words(self):
        lines = []
        for number, question in enumerate(self._solutions, 1):
            lines += [f"{number}. {question.text}", *listed(question.options)]
        return "\n".join([*lines, "Run the cell to answer."])

    def do_answer(self, question, option):
        """Records a click, the first one on its question only."""
        if self.verdicts[question] is None:
            solution = self._solutions[question]
            verdict = {
                "chosen": option,
                "right": solution.right,
                "why": solution.why,
                "section": solution.section,
            }
            self.verdicts = [*self.verdicts[:question], verdict, *self.verdicts[question + 1 :]]
