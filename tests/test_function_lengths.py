"""No function is longer than a screen, in Python and in JavaScript."""

import ast
import bisect
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parent.parent
MOST_LINES = 60
MOST_CHARACTERS = 120  # in a line of JavaScript; ruff looks at those of Python
PYTHON = sorted(path for folder in ("ganedu", "tools", "benchmarks", "tests") for path in (ROOT / folder).rglob("*.py"))
JAVASCRIPT = sorted((ROOT / "ganedu").rglob("*.js"))

TOKEN = re.compile(
    r"""(?P<gap> \s+ | //[^\n]* | /\*.*?\*/ )
    | (?P<string> "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' )
    | (?P<name> [\w$\#]+ )
    | (?P<regex> /(?:\\.|\[(?:\\.|[^]\\])*\]|[^/\\[\n])+/\w* )
    | (?P<sign> => | \?\? | \?\.(?!\d) | . )""",
    re.DOTALL | re.VERBOSE,
)
TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(`|\$\{)", re.DOTALL)
OPEN = ("(", "[", "{", "${")
CLOSED = (")", "]", "}")
# Words before a slash that begins a regular expression, and words before parentheses and braces of no method.
BEFORE_REGEX = re.compile("return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await")
NO_METHOD = {"if", "for", "while", "switch", "catch", "with", "await", "function"}


def tokens(source):
    """The tokens of JavaScript without comments, each with its beginning and its end.

    Of a template literal, `${`, `}` and what is between them are tokens; a backtick or `}` ends where its text does.
    """
    place, before, braces = 0, "", []
    while place < len(source):
        sign = source[place]
        if sign == "`" or (sign == "}" and braces[-1:] == ["${"]):
            text = TEMPLATE.match(source, place + 1)
            yield place, text.end(), sign
            if sign == "}":
                braces.pop()
            if text[1] == "${":
                braces.append("${")
                yield text.start(1), text.end(), "${"
            place, before = text.end(), text[1]
            continue
        found = TOKEN.match(source, place)
        word = found[0]
        is_value = before in (")", "]", "`") or (re.match(r"[\w$\"']", before) and not BEFORE_REGEX.fullmatch(before))
        if found.lastgroup == "regex" and is_value:
            word = "/"  # which divides
        if word == "{":
            braces.append(word)
        elif word == "}":
            braces.pop()
        if found.lastgroup != "gap":
            yield place, place + len(word), word
            before = word
        place += len(word)


def pairs(words):
    """Where the bracket stands that belongs to each bracket."""
    waiting, partners = [], {}
    for number, word in enumerate(words):
        if word in OPEN:
            waiting.append(number)
        elif word in CLOSED:
            partners[number] = waiting.pop()
            partners[partners[number]] = number
    assert not waiting, "a bracket is never closed"
    return partners


def end_of_expression(words, partners, number):
    """The last token of the expression that begins with token `number`."""
    choices = 0  # of `a ? b : c`, whose colon is still to come
    while number < len(words) and words[number] not in (*CLOSED, ",", ";") and (words[number] != ":" or choices):
        choices += (words[number] == "?") - (words[number] == ":")
        number = partners[number] + 1 if words[number] in OPEN else number + 1
    return number - 1


def functions(words):
    """The first and the last token of each function: declared, arrow or method."""
    partners = pairs(words)
    for number, word in enumerate(words):
        if word == "=>":
            first = partners[number - 1] if words[number - 1] == ")" else number - 1
            is_block = words[number + 1] == "{"
            yield first, partners[number + 1] if is_block else end_of_expression(words, partners, number + 1)
        elif word == "{" and number and words[number - 1] == ")":
            name = partners[number - 1] - 1
            start = next((at for at in range(name, max(-1, name - 3), -1) if words[at] == "function"), None)
            if start is not None or (name >= 0 and words[name] not in NO_METHOD):
                yield name if start is None else start, partners[number]


def javascript_lengths(source):
    """On which line each function of a module begins, and how many lines it has."""
    begins, ends, words = zip(*tokens(source), strict=True)
    newlines = [match.start() for match in re.finditer("\n", source)]

    def line(place):
        return bisect.bisect_left(newlines, place) + 1

    return [(line(begins[first]), line(ends[last] - 1) - line(begins[first]) + 1) for first, last in functions(words)]


def python_lengths(source):
    """The same of a Python module."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    return [(node.lineno, node.end_lineno - node.lineno + 1) for node in found]


def too_long(paths, lengths):
    """Functions of more than 60 lines, as sentences."""
    return [
        f"{path.relative_to(ROOT)}:{line} begins a function of {length} lines"
        for path in paths
        for line, length in lengths(path.read_text())
        if length > MOST_LINES
    ]


def test_no_function_of_python_is_too_long():
    assert len(PYTHON) > 100
    assert too_long(PYTHON, python_lengths) == []


def test_no_function_of_javascript_is_too_long():
    assert len(JAVASCRIPT) > 10
    assert too_long(JAVASCRIPT, javascript_lengths) == []


def test_no_line_of_javascript_is_too_long():
    lines = [(path.name, line) for path in JAVASCRIPT for line in path.read_text().splitlines()]
    assert [line for line in lines if len(line[1]) > MOST_CHARACTERS] == []


BODY = "\n" * 3
EXAMPLES = {
    "a declaration": (f"function f(a) {{{BODY}}}", [4]),
    "a generator": (f"async function* f(a) {{{BODY}}}", [4]),
    "a function without a name": (f"x(function (a) {{{BODY}}})", [4]),
    "an arrow with a block": (f"const f = async (a, b) => {{{BODY}}};", [4]),
    "an arrow with an expression": ("const f = a =>\n  g(a,\n  [b], {});\nh();", [3]),
    "an arrow among arguments": ("f((a) =>\n  a + 1, 2,\n3);", [2]),
    "an arrow that gives an object": ("const f = () => ({\n  a: 1,\n});", [3]),
    "arrows in a choice": ("const f = a\n  ? (b) =>\n    b ?? c?.d\n  : (b) =>\n    b ? c\n    : d;", [2, 3]),
    "parameters over several lines": ("function f(\n  a = {},\n  { b },\n) {\n}", [5]),
    "methods": (f"o = {{ f() {{{BODY}}}, async g(a) {{\n}}, get h() {{\n}} }};", [4, 2, 2]),
    "methods with other names": ("o = { 'f'() {\n}, [g]() {\n}, 7() {\n} };", [2, 2, 2]),
    "a class": (f"class A {{ x = 1;\n constructor() {{{BODY}}} static #f(a) {{\n}} }}", [4, 2]),
    "functions within functions": ("function f() {\n  const g = () => {\n  };\n}", [4, 2]),
    "branches": ("if (a) {\n} else if (b) {\n}\nswitch (a) {\n}\ntry {\n} catch (e) {\n}", []),
    "loops": ("for (;;) {\n}\nwhile (a) {\n}\ndo {\n} while (a);\nfor await (const a of b) {\n}", []),
    "braces in strings": ("function f() {\n  return \"}\" + '\\'}' + `}`;\n}", [3]),
    "braces in comments": ("function f() { // }\n  /* } \n } ` */\n}", [4]),
    "quotes in comments": ("// it's\nfunction f() {\n}", [2]),
    "braces in a regular expression": ("function f() {\n  return /[/}]\\/}'/g.test(a);\n}", [3]),
    "division": ("function f() {\n  return (a) / b / c['}'] / 2;\n}", [3]),
    "a template": ("function f() {\n  return `} ${a.map((x) => {\n  return `$ ${x}} \\` `;\n  })} }`;\n}", [5, 3]),
    "an object in a template": ("const f = () => `${{ a: 1 }.a}\n`;", [2]),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_length_of(name):
    source, lengths = EXAMPLES[name]
    for before in ("", "\n\n"):
        found = javascript_lengths(f"{before}{source}")
        assert sorted(length for _, length in found) == sorted(lengths)
        assert all(line > len(before) for line, _ in found)


def test_a_function_of_61_lines_is_found(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    script, module = tmp_path / "long.js", tmp_path / "long.py"
    script.write_text("function f() {\n" + "  f();\n" * 58 + "}\nconst g = () => {\n" + "  f();\n" * 59 + "};\n")
    module.write_text("def f():\n" + "    f()\n" * 59 + "def g():\n" + "    f()\n" * 60)
    assert too_long([script], javascript_lengths) == ["long.js:61 begins a function of 61 lines"]
    assert too_long([module], python_lengths) == ["long.py:61 begins a function of 61 lines"]
