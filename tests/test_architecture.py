"""Who may import whom, and what the repository promises about itself."""

import ast
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parent.parent
PACKAGE = ROOT / "ganedu"

# Rooms and the rooms that each may import. Arrows point one way only.
ALLOWED = {
    "live": {"course", "zoo", "games", "parts", "training", "data", "metrics", "plots", "numbers", "progress"},
    "course": {"games", "parts", "training", "data", "metrics", "plots", "numbers"},
    "zoo": {"games", "parts", "training", "data", "metrics", "plots", "numbers"},
    "games": {"parts", "training", "data", "numbers"},
    "parts": {"training", "numbers"},
    "training": {"numbers", "progress"},
    "data": {"numbers"},
    "metrics": {"numbers", "progress"},
    "plots": {"numbers", "theme"},
    "numbers": set(),
    "progress": set(),
    "theme": set(),
}
# Within a room: smaller rooms, and single arrows out of a file.
WITHIN = {
    "course.checks": {"plots", "numbers", "course.checks"},
    "parts": {"training.devices", "parts", "numbers"},
}
# No exercise's checks import another's.
CHECKS = {path.parent.name for path in PACKAGE.glob("course/checks/*/__init__.py")}
WITHIN |= {
    f"course.checks.{name}": {"plots", "numbers", "course.checks.common", f"course.checks.{name}"} for name in CHECKS
}
FILES = [
    PACKAGE / "__init__.py",
    *sorted(PACKAGE.glob("*/**/*.py")),
    PACKAGE / "theme.py",
    PACKAGE / "numbers.py",
    PACKAGE / "progress.py",
]


def room_of(path):
    """The room that a file stands in: its top-level package or module."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path):
    """The dotted names below ganedu that a file imports, such as "parts.layers.Conv2D"."""
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name.removeprefix("ganedu.") for name in names if name.startswith("ganedu."))


def strangers(place, names):
    """Those of the imported names that a smaller room, in which the place is, does not let in."""
    targets = [targets for part, targets in WITHIN.items() if f"{place}.".startswith(f"{part}.")]
    return {name for name in names for let in targets if not f"{name}.".startswith(tuple(f"{part}." for part in let))}


def drawing():
    """Who may import whom as a Mermaid diagram; an arrow that follows from two others is left out."""

    def below(room):
        return {further for target in ALLOWED[room] for further in {target} | below(target)}

    arrows = [
        f"    {room} --> {target}"
        for room, targets in ALLOWED.items()
        for target in sorted(targets)
        if not any(target in below(other) for other in targets)
    ]
    return "\n".join(["```mermaid", "flowchart TD", *arrows, "```"])


@pytest.mark.parametrize(
    "path", [file for file in FILES if file != PACKAGE / "__init__.py"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_point_one_way(path):
    room = room_of(path)
    names = set(imported(path))
    assert {name.split(".")[0] for name in names} - {room} <= ALLOWED[room]
    assert strangers(".".join(path.relative_to(PACKAGE).parent.parts), names) == set()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("course.checks.wgan", "course.checks.vanilla_gan.step.play"),
        ("course.checks.wgan", "course.checks.common_sense"),
        ("course.checks.common", "course.checks.wgan.players.Bowl"),
        ("course.checks.wgan", "course.claims.claim"),
        ("course.checks", "data.mnist"),
        ("parts", "training.worker"),
    ],
)
def test_a_smaller_room_has_a_door(place, name):
    assert strangers(place, {name}) == {name}
    assert strangers("course.checks.wgan", {"course.checks.wgan.players.Bowl", "course.checks.common.hints"}) == set()


def test_the_arrows_have_no_circle():
    def reachable(part, seen=()):
        assert part not in seen, f"{part} imports itself through {seen}"
        for target in ALLOWED[part]:
            reachable(target, (*seen, part))

    for room in ALLOWED:
        reachable(room)


def test_contributing_shows_who_imports_whom():
    assert drawing() in (ROOT / "CONTRIBUTING.md").read_text()


FLAT = """
import importlib, os
import ganedu
from ganedu.training import backend

backend.load()  # once, since it takes seconds; each child has nothing of ganedu's own beside it
for flat, own in ganedu._FLAT.items():
    child = os.fork()
    if not child:
        found = importlib.import_module(flat)
        os._exit(0 if found is importlib.import_module(own) and found.__spec__.name == found.__name__ == own else 1)
    if os.waitpid(child, 0)[1]:
        print(flat)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fresh processes are forked")
def test_public_paths_are_flat_in_fresh_processes():
    done = subprocess.run([sys.executable, "-c", FLAT], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_public_names_are_explained(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "the file says nothing about itself"
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_importing_ganedu_loads_no_tensorflow():
    code = "import sys, ganedu; assert not {'tensorflow', 'keras', 'numpy'} & set(sys.modules), 'loaded'"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize("checks", ["ganedu.checks", "ganedu.checks.minimax"])
def test_importing_checks_loads_no_tensorflow(checks):
    code = f"import sys, {checks}; assert not {{'tensorflow', 'keras'}} & set(sys.modules), 'loaded'"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_loading_tensorflow_prints_nothing():
    code = "from ganedu import GAN, data, live, networks; next(iter(data.mnist(4)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == done.stderr == ""


def test_loading_tensorflow_leaves_the_garbage_collector_at_work():
    code = "from ganedu import GAN; import gc; assert gc.isenabled() and gc.get_freeze_count() > 100_000"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_another_backend_is_refused_in_a_sentence():
    code = "import os; os.environ['KERAS_BACKEND'] = 'numpy'; from ganedu import GAN"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "Keras runs on 'numpy' here, and ganedu needs TensorFlow" in done.stderr
