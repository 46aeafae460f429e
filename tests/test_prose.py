"""The words of the lessons: what prose.txt finds, and what was left to be written."""

import ast
import json
import pathlib
import re
import tomllib

import pytest

ROOT = pathlib.Path(__file__).parent.parent
# The lessons whose words are those of the style guide. A lesson joins when its second edition does.
SECOND_EDITION = ("00_start_here", "02_vanilla_gan")
LEFT_OPEN = re.compile(
    r"\b(LOOK|TODO|FIXME|XXX|TBD|TBC|tbd)\b|\b[Ll]orem ipsum\b|\.\.\. ?look here|\[(placeholder|to do|insert)[^\]]*\]"
)
NOTEBOOKS = sorted(path for place in ("lessons", "solutions", "exercises") for path in ROOT.glob(f"{place}/**/*.ipynb"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "claims.toml"])


def rules():
    """What to find, what to write instead, and a sentence as an example; and the words that may stay."""
    text = re.sub(r"^#.*\n", "", (ROOT / "tests" / "prose.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    found, allowed = [], []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        entry = dict(line.split(": ", 1) for line in block.splitlines())
        if set(entry) == {"allow", "because"}:
            allowed.append(entry["allow"])
        else:
            assert set(entry) == {"find", "write", "such as"}, block
            found.append((re.compile(entry["find"], re.IGNORECASE | re.MULTILINE), entry["write"], entry["such as"]))
    return found, allowed


RULES, ALLOWED = rules()


def plain(text):
    """A text without formulas, code, addresses and what may stay."""
    text = re.sub(r"```.*?```|\$\$.*?\$\$|\$[^$\n]+\$|`[^`]*`|(?<=\])\([^)]*\)|<[^>]+>", " ", text, flags=re.DOTALL)
    for words in ALLOWED:
        text = text.replace(words, " ")
    return text


def is_widget(call):
    """Whether a call is one of `live`, or reveals an answer."""
    function = call.func
    while isinstance(function, ast.Attribute):
        if function.attr == "reveal":
            return True
        function = function.value
    return isinstance(function, ast.Name) and function.id == "live"


def strings(source):
    """The string literals of calls of `live`, such as the stems of a quiz, each once."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and is_widget(node)]
    inside = {id(node): node for call in calls for node in ast.walk(call) if isinstance(node, ast.Constant)}
    return [node.value for node in inside.values() if isinstance(node.value, str)]


def words_of_notebook(path):
    """The prose of a notebook, with the number of its cell."""
    for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        for text in [source] if cell["cell_type"] == "markdown" else strings(source):
            yield f"{path.relative_to(ROOT)} [{number}]", text


def words_of_lesson(name):
    """The prose of a lesson, of its exercise, and of its claims."""
    for path in (ROOT / "lessons" / f"{name}.ipynb", *ROOT.glob(f"solutions/{name}/*.ipynb")):
        yield from words_of_notebook(path)
    for id, entry in tomllib.loads((ROOT / "claims.toml").read_text(encoding="utf-8")).items():
        if entry.get("lesson") == name:
            yield f"claims.toml {id}", f"{entry['statement']}\n{entry['source']}"


def findings(place, text):
    """A line for each turn of phrase that a text should not have."""
    text = plain(text)
    for expression, instead, _ in RULES:
        for match in expression.finditer(text):
            around = " ".join(text[max(0, match.start() - 40) : match.end() + 40].split())
            yield f"{place}: {' '.join(match[0].split())!r} in “{around}”; write: {instead}"


@pytest.mark.parametrize("name", SECOND_EDITION)
def test_a_lesson_is_written_as_we_write(name):
    found = [line for place, text in words_of_lesson(name) for line in findings(place, text)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("expression, instead, example", RULES)
def test_a_rule_finds_its_example_and_not_its_advice(expression, instead, example):
    assert expression.search(example)
    assert not expression.search(instead)


def test_formulas_code_and_addresses_are_no_prose():
    assert plain("a $so many$ b `shall` c [d](shall.md) e\n```\nshall\n```\n$$\nshall\n$$").split() == list("abc") + [
        "[d]",
        "e",
    ]


def test_stems_of_a_quiz_and_answers_are_prose():
    source = 'live.Quiz(live.Question("a?", ["b", "c"], why="d"))\nguess.reveal(f"{x} e", "f")\nprint("g")'
    assert sorted(strings(source)) == [" e", "a?", "b", "c", "d", "f"]


@pytest.mark.parametrize("path", NOTEBOOKS + PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_was_left_to_be_written(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    assert [match[0] for match in LEFT_OPEN.finditer(text)] == []


def test_what_was_left_open_is_found():
    for words in (
        "**Look.** LOOK",
        "# TODO: say why",
        "numbers tbd",
        "Lorem ipsum dolor",
        "... look here",
        "[insert plot]",
    ):
        assert LEFT_OPEN.search(words), words
    for words in ("**Look.** The digits", "# YOUR CODE HERE", "a todo list", "(x, ...)"):
        assert not LEFT_OPEN.search(words), words
