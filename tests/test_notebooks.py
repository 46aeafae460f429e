"""What every lesson keeps to: its anatomy, its twins, its outputs."""

import ast
import importlib
import inspect
import re
import textwrap

import nbformat
import pytest

from tools import lessons

TAGS = re.compile(r"parameters|twin:[\w.]+|predict|claim|nbval-check-output|card")
PATHS = sorted(lessons.LESSONS.glob("*.ipynb"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def lines(cell):
    """Lines to read: one import takes as many as the formatter likes."""
    imports = [node for node in ast.parse(cell.source).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return len(cell.source.splitlines()) - sum(node.end_lineno - node.lineno for node in imports)


def test_code_cells_are_short(notebook):
    to_read = [cell for cell in code_cells(notebook) if "live.Quiz(" not in cell.source]  # a quiz is prose
    long = [lines(cell) for cell in to_read if lines(cell) > 15]
    assert len(long) <= 1 and all(length <= 35 for length in long)


def test_prose_is_short(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            prose = re.sub(r"<details>.*?</details>|\$\$.*?\$\$|^\|.*$|^#.*$", "", cell.source, flags=re.S | re.M)
            assert len(prose.split()) <= 120, cell.source[:60]


def test_only_known_tags(notebook):
    for cell in notebook.cells:
        assert all(TAGS.fullmatch(tag) for tag in cell.metadata.get("tags", []))


def test_outputs_are_those_of_the_source(notebook):
    assert lessons.is_current(notebook), "the source changed since the lesson was run: make lessons"
    assert all(cell.execution_count for cell in code_cells(notebook))
    assert list(lessons.problems(notebook)) == []


def test_questions_are_collapsed(notebook):
    """Nothing else is, but what only reveals an answer: what is to be read stays open."""
    for cell in code_cells(notebook):
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden", False)
        asks, reveals = lessons.asks(cell.source), lessons.reveals(cell.source)
        assert asks <= hidden <= (asks or reveals), cell.source[:60]


def revelations(notebook):
    """The first argument of each `reveal`: what was measured."""
    calls = [node for cell in code_cells(notebook) for node in ast.walk(ast.parse(cell.source))]
    return [
        call.args[0]
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "reveal"
    ]


def test_what_is_revealed_was_computed(notebook):
    """So that another seed, or another machine, may reveal another answer."""
    for revealed in revelations(notebook):
        assert any(isinstance(node, ast.Name) for node in ast.walk(revealed)), ast.unparse(revealed)


def test_cleaning_again_changes_nothing(notebook):
    before = nbformat.writes(notebook)
    assert nbformat.writes(lessons.clean(notebook)) == before


def twins(notebook):
    for cell in code_cells(notebook):
        for tag in cell.metadata.get("tags", []):
            if tag.startswith("twin:"):
                yield tag.removeprefix("twin:"), cell.source


def original(name):
    """The syntax tree of a function or class of the package, by its qualified name."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return plain(ast.parse(textwrap.dedent(inspect.getsource(found))).body[0])
    raise LookupError(name)


def copy_in(source, name):
    """The syntax tree of the function or class in a cell that has the same last name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name.rpartition(".")[2]:
            return plain(node)
    raise LookupError(f"the cell defines no {name}")


def plain(node):
    """A tree as text, without docstrings and decorators."""
    for child in ast.walk(node):
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            child.decorator_list = []
            if ast.get_docstring(child):
                child.body = child.body[1:]
    return ast.dump(node)


def test_twins_are_equal(notebook):
    for name, source in twins(notebook):
        assert copy_in(source, name) == original(name), f"{name} differs between the lesson and the package"


def test_one_token_of_difference_fails():
    name = "ganedu.parts.objectives.non_saturating_generator"
    same = "def non_saturating_generator(real, fake):\n    return tf.reduce_mean(tf.nn.softplus(-fake))"
    assert copy_in(same, name) == original(name)
    assert copy_in(same.replace("-fake", "fake"), name) != original(name)


def test_a_changed_source_is_noticed():
    notebook = lessons.clean(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]))
    assert lessons.is_current(notebook)
    notebook.cells[0].source = "1 + 2"
    assert not lessons.is_current(notebook)


def test_lines_that_were_written_over_are_not_kept():
    said = "\r  3 of 9 steps\r  8 of 9 steps\r             \rthe result\nand more\n\r 1 of 2\r        \r"
    assert lessons.without_progress(said) == "the result\nand more\n"
    assert lessons.without_progress("  an indent\n\n  stays\n") == "  an indent\n\n  stays\n"


def test_every_question_of_a_quiz_says_what_to_read_again(notebook):
    headings = {int(number) for cell in notebook.cells for number in re.findall(r"^## (\d+) · ", cell.source, re.M)}
    for cell in code_cells(notebook):
        if "live.Quiz(" in cell.source:
            calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
            asked = [{word.arg: word.value for word in call.keywords} for call in calls]
            sections = [words["section"].value for words in asked if "section" in words]
            assert len(sections) == len(calls) - 1 and set(sections) <= headings
