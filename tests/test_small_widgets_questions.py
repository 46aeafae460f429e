"""Predict and Quiz without a browser: what is recorded, what is revealed, what a static page keeps."""

import datetime
import pathlib

from ganedu.live.predict.predict import Predict
from ganedu.live.quiz.quiz import Question, Quiz
import nbclient
import nbformat
import pytest

ROOT = pathlib.Path(__file__).parent.parent
NOON = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def guess():
    return Predict("Whose gradient dies?", "saturating", "non-saturating", "both")


def click(guess, option, at=NOON):
    guess.do_answer(option=option, at=at.timestamp() * 1000)


# Predict.


def test_the_first_click_is_recorded_with_its_time_and_no_other(guess):
    assert guess.answer is None and guess.answered_at is None
    click(guess, 2)
    click(guess, 0, NOON + datetime.timedelta(seconds=5))
    assert guess.answer == "both"
    assert guess.answered_at == NOON


def test_the_result_is_not_on_the_page_before_it_is_revealed(guess):
    click(guess, 2)
    assert guess.measured is None
    guess.reveal("saturating")
    assert guess.measured == "saturating"


@pytest.mark.parametrize(
    ("option", "because", "line"),
    [
        (2, "", "You said: both. Measured: saturating."),
        (0, "It fell 234-fold.", "You said: saturating. Measured: saturating. It fell 234-fold."),
        (None, "", "Measured: saturating."),
        (None, "It fell 234-fold.", "Measured: saturating. It fell 234-fold."),
    ],
)
def test_what_is_revealed_says_it_in_one_line(guess, option, because, line):
    if option is not None:
        click(guess, option)
    assert repr(guess.reveal("saturating", because)) == line


@pytest.mark.parametrize(("option", "truth", "sign"), [(0, "saturating", "✓"), (1, "saturating", "✗"), (0, "odd", "–")])
def test_a_sign_tells_right_from_wrong_without_colour(guess, option, truth, sign):
    click(guess, option)
    page = guess.reveal(truth)._bundle()["text/html"]
    assert [other for other in "✓✗–" if other in page] == [sign]


def test_without_an_answer_the_outcome_is_folded(guess):
    page = guess.reveal("saturating")._bundle()["text/html"]
    assert page.startswith("<details ") and page.index("</summary>") < page.index("<b>saturating</b>")


def test_an_outcome_in_other_words_is_neither_right_nor_wrong(guess):
    click(guess, 0)
    assert guess.reveal("9 of 10 digits").is_right is None


def test_what_is_revealed_does_not_depend_on_the_time():
    pages = []
    for hours in (0, 30):
        guess = Predict("Which?", "one", "two")
        click(guess, 0, NOON + datetime.timedelta(hours=hours))
        pages.append(guess.reveal("two", "So it is.")._bundle())
    assert pages[0] == pages[1]


def test_html_keeps_code_and_strong_words_and_nothing_else():
    guess = Predict("Which?", "`D(x) < 1`", "**two**")
    click(guess, 0)
    page = guess.reveal("**two**", "Since `a < b` & D* > <script>.")._bundle()["text/html"]
    assert "<code>D(x) &lt; 1</code>" in page and "<strong>two</strong>" in page
    assert "<code>a &lt; b</code> &amp; D* &gt; &lt;script&gt;." in page


def test_an_answer_that_was_on_its_way_is_taken_up(guess):
    """With Run All, the kernel handles a click only after the cells that were queued before it."""
    revelation = guess.reveal("saturating")
    click(guess, 2)
    assert guess.answer == "both"
    assert repr(revelation) == "You said: both. Measured: saturating."


def test_a_static_page_has_the_question_its_options_and_what_to_do(guess):
    bundle, _ = guess._repr_mimebundle_()
    expected = ["Predict: Whose gradient dies?", "  a) saturating", "  b) non-saturating", "  c) both"]
    assert bundle["text/plain"].split("\n") == [*expected, "Run the cell to answer."]


def test_what_is_kept_of_a_notebook():
    """In a real kernel: words under each cell, and the line that was shown changes when a late answer comes."""
    cells = [
        "from ganedu.live.predict.predict import Predict",
        "guess = Predict('Which?', 'one', 'two'); guess",
        "guess.reveal('two', 'So it is.')",
        "late = Predict('Which?', 'one', 'two'); late",
        "late.reveal('two')",
        "late.do_answer(option=1, at=0)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", store_widget_state=False).execute(cwd=ROOT)
    shown = [[output.data for output in cell.outputs] for cell in notebook.cells]
    assert [len(outputs) for outputs in shown] == [0, 1, 1, 1, 1, 0]
    assert shown[1][0]["text/plain"] == "Predict: Which?\n  a) one\n  b) two\nRun the cell to answer."
    assert shown[2][0]["text/plain"] == "Measured: two. So it is."
    assert "Measured: <b>two</b>. So it is." in shown[2][0]["text/html"]
    assert shown[4][0]["text/plain"] == "You said: two. Measured: two."
    assert "✓" in shown[4][0]["text/html"]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("", "a", "b"), TypeError, "question is ''; expected a sentence"),
        ((3, "a", "b"), TypeError, "question is 3; expected a sentence"),
        (("Which?", "a"), ValueError, "expected at least two"),
        (("Which?", "a", "a"), ValueError, "no two of them equal"),
        (("Which?", "a", 2), TypeError, "2 is not a valid option; expected a string"),
        (("Which?", ["a", "b"]), TypeError, "is not a valid option; expected a string"),
    ],
)
def test_a_question_that_cannot_be_asked(arguments, error, words):
    with pytest.raises(error, match=words):
        Predict(*arguments)


# Quiz.


@pytest.fixture
def quiz():
    return Quiz(
        Question("`g_loss` rises. Worse pictures?", ["yes", "nobody can tell"], 1, "It measures against the opponent."),
        Question("Realism 0.99. What else?", ["the variety", "nothing", "the loss"], 0, "One digit would do."),
        Question("How many players?", ["one", "two"], 1, "G and D."),
    )


def test_the_score_counts_first_answers(quiz):
    assert quiz.score == (0, 0)
    quiz.do_answer(question=0, option=1)
    quiz.do_answer(question=1, option=2)
    assert quiz.score == (1, 2)
    quiz.do_answer(question=1, option=0)
    assert quiz.score == (1, 2)
    quiz.do_answer(question=2, option=1)
    assert quiz.score == (2, 3)


def test_the_right_answers_reach_the_browser_only_after_the_click(quiz):
    secrets = ["It measures against the opponent.", "One digit would do.", "G and D."]

    def sent():
        state = str({name: value for name, value in quiz.get_state().items() if not name.startswith("_")})
        assert "right" in state or not any(quiz.verdicts)
        return [secret in state for secret in secrets]

    assert sent() == [False, False, False]
    quiz.do_answer(question=1, option=2)
    assert sent() == [False, True, False]
    assert quiz.verdicts[1] == {"chosen": 2, "right": 0, "why": "One digit would do.", "section": None}


def test_a_static_page_asks_and_does_not_tell(quiz):
    words = quiz._repr_mimebundle_()[0]["text/plain"]
    assert words.split("\n") == [
        "1. `g_loss` rises. Worse pictures?",
        "  a) yes",
        "  b) nobody can tell",
        "2. Realism 0.99. What else?",
        "  a) the variety",
        "  b) nothing",
        "  c) the loss",
        "3. How many players?",
        "  a) one",
        "  b) two",
        "Run the cell to answer.",
    ]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"text": " "}, TypeError, "expected a sentence"),
        ({"options": ["a"]}, ValueError, "expected at least two"),
        ({"right": 2}, ValueError, "right is 2; expected the index of an option, 0 to 1"),
        ({"right": -1}, ValueError, "right is -1"),
        ({"right": True}, ValueError, "right is True"),
        ({"right": "a"}, ValueError, "right is 'a'"),
        ({"why": ""}, ValueError, "does not say why"),
    ],
)
def test_a_malformed_question(changes, error, words):
    with pytest.raises(error, match=words):
        Question(**{"text": "Which?", "options": ["a", "b"], "right": 0, "why": "So.", **changes})


def test_a_quiz_takes_questions():
    with pytest.raises(TypeError, match="'Which one' is no question"):
        Quiz("Which one")
    with pytest.raises(TypeError, match="at least one"):
        Quiz()
