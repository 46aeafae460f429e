"""Who may import whom, and what the repository promises about itself."""

import ast
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parent.parent
PACKAGE = ROOT / "ganedu"

# Arrows point one way only. What is not named here imports nothing of ganedu.
ALLOWED = {
    "__init__": {
        *("backend", "budgets", "callbacks", "checkpoints", "checks", "claims", "data", "game", "gan", "layers"),
        "conditional",
        "feature_matching",
        "infogan",
        "semi_supervised",
        *("live", "metrics", "networks", "objectives", "optimizers", "penalties", "plots", "priors", "studies", "zoo"),
    },
    "gan": {"game", "objectives", "penalties", "priors"},
    "conditional": {"gan", "objectives", "penalties", "priors"},
    "feature_matching": {"gan", "networks"},
    "infogan": {"gan", "objectives", "penalties", "priors"},
    "semi_supervised": {"feature_matching", "networks"},
    "game": {"training", "data", "devices"},
    "priors": {"devices"},
    "penalties": {"devices"},
    "networks": {"layers"},
    "layers": {"devices"},
    "checkpoints": {"configurations"},
    "claims": {"budgets"},
    "zoo": {"conditional", "gan", "infogan", "layers", "networks", "objectives", "penalties", "priors"},
    "live": {
        *("callbacks", "checkpoints", "data", "gan", "metrics", "networks", "objectives", "optimizers", "penalties"),
        *("plots", "priors", "training", "zoo"),
    },
    "checks": {"plots"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path):
    """The part of the package that a file belongs to: its top-level module or subpackage."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_parts(path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "ganedu" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    part = part_of(path)
    assert set(imported_parts(path)) - {part} <= ALLOWED.get(part, set())


def test_the_arrows_have_no_circle():
    def reachable(part, seen=()):
        assert part not in seen, f"{part} imports itself through {seen}"
        for target in ALLOWED.get(part, ()):
            reachable(target, (*seen, part))

    reachable("__init__")


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
