"""A variant is a diff: how many lines of code each game takes, with everything that no other game uses."""

import ast
import io
import pathlib
import re
import tokenize

import pytest

GAMES = pathlib.Path(__file__).parent.parent / "ganedu" / "games"
COMING = pathlib.Path(__file__).parent / "games" / "coming.py"
LARGEST = {"feature_matching": 15, "conditional": 30, "infogan": 40, "semi_supervised": 40}
NO_CODE = {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def definitions(path):
    """The classes and functions of a file by name, each with its number of lines of code."""
    source = path.read_text()
    code = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NO_CODE:
            code |= set(range(token.start[0], token.end[0] + 1))
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.Module)) and ast.get_docstring(node):
            code -= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    found = [node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))]
    return {node.name: len(code & set(range(first_line(node), node.end_lineno + 1))) for node in found}


def first_line(node):
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


FILES = (*GAMES.glob("*.py"), COMING)


def helpers_of(name, files=FILES):
    """The lines of the functions in `checking.py` that one game alone uses, among some files."""
    checking = definitions(GAMES / "checking.py")
    texts = {path.stem: path.read_text() for path in files}

    def uses(stem, helper):
        call = rf"\b{helper}\(" if stem == "checking" else rf"\bchecking\.{helper}\b"
        return len(re.findall(call, texts[stem])) > (stem == "checking")

    return {
        helper: lines
        for helper, lines in checking.items()
        if uses(name, helper) and not any(uses(other, helper) for other in texts if other != name)
    }


@pytest.mark.parametrize("name", LARGEST)
def test_a_game_of_the_course(name):
    own, helpers = definitions(GAMES / f"{name}.py"), helpers_of(name)
    assert sum(own.values()) + sum(helpers.values()) <= LARGEST[name], (own, helpers)
    assert max(lines for game, lines in own.items() if game[0].isupper()) <= 30


def test_a_helper_of_one_game_counts():
    files = [GAMES / f"{name}.py" for name in ("checking", "infogan", "gan")]
    assert "check_code" in helpers_of("infogan", files) and "check_outputs" not in helpers_of("infogan", files)


def test_the_gan_itself():
    assert len((GAMES / "gan.py").read_text().splitlines()) <= 150


@pytest.mark.parametrize("game", [name for name in definitions(COMING) if name[0].isupper()])
def test_a_game_of_a_coming_lesson(game):
    assert definitions(COMING)[game] <= 20


def test_nobody_outside_asks_whether_it_is_a_gan():
    package = GAMES.parent
    for path in package.rglob("*.py"):
        if GAMES not in path.parents:
            assert not re.search(r"isinstance\([^)]*\bGAN\b", path.read_text()), path
        assert "super(GAN" not in path.read_text() and "__getattr__(self" not in path.read_text(), path
