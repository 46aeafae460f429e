"""Studies: what is run, what is kept, what counts as stale, and what is said when something fails."""

import os
import signal
import subprocess
import sys
import time
import warnings

from dask.distributed import LocalCluster
from ganedu import studies
import pytest

from tools import studies as tool
from tools.fingerprint import ROOT, Code

SCRIPT = '''"""The falling stone: how far in so many seconds."""

import pathlib

LOG = pathlib.Path(__file__).with_name("log")


def gravity(planet):
    return {"earth": 9.81, "moon": 1.62}[planet]


ARMS = {"earth": {"planet": "earth"}, "moon": {"planet": "moon"}}
SEEDS = (0, 1)


def run(arm, seed):
    with LOG.open("a") as log:
        log.write(f"{arm['planet']} {seed}\\n")
    return [{"after": f"{t} s", "metres": gravity(arm["planet"]) * t**2 / 2 + seed} for t in (1, 2)]


def claims(rows):
    return {"stone.falls": max(row["metres"] for row in rows)}
'''


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one small study, in place of the course's."""
    monkeypatch.setattr(studies, "FOLDER", tmp_path)
    (tmp_path / "stone.py").write_text(SCRIPT)
    return tmp_path


def edit(folder, old, new):
    script = folder / "stone.py"
    assert old in script.read_text()
    script.write_text(script.read_text().replace(old, new))


def runs(folder):
    """What was run, in order."""
    return (folder / "log").read_text().split("\n")[:-1]


def test_the_grid_is_run_kept_and_read(folder, capsys):
    assert tool.main(["stone"]) == 0
    assert runs(folder) == ["earth 0", "moon 0", "earth 1", "moon 1"], "arms take turns within a seed"
    study = studies.load("stone")
    assert [(row["arm"], row["seed"], row["after"]) for row in study.rows[:3]] == [
        ("earth", 0, "1 s"),
        ("earth", 0, "2 s"),
        ("earth", 1, "1 s"),
    ]
    assert study.rows[-1]["metres"] == 1.62 * 2 + 1
    assert list(study.rows[0]) == ["arm", "seed", "machine", "seconds", "after", "metres", "code"]
    assert study.claims() == {"stone.falls": 9.81 * 2 + 1}
    printed = capsys.readouterr().out
    assert "stone: earth, seed 0 in 0 s (1 of 4)" in printed
    assert repr(study) in printed and "20.12 [19.62, 20.62]" in repr(study) and "cores" in repr(study)
    assert list(tool.complaints(study)) == []
    before = study.csv.read_bytes()
    assert tool.main([]) == 0
    assert len(runs(folder)) == 4 and study.csv.read_bytes() == before


def test_a_lesson_runs_one_row_live(folder):
    row = studies.load("stone").run("moon", seed=3)[0]
    assert row == {"after": "1 s", "metres": 1.62 / 2 + 3}


def test_a_killed_study_goes_on_where_it_was(folder):
    edit(folder, "    with LOG", "    import time; time.sleep(0.5)\n    with LOG")
    code = "import pathlib, sys; from ganedu import studies; from tools import studies as tool\n"
    code += "studies.FOLDER = pathlib.Path(sys.argv[1]); tool.main([])"
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT, start_new_session=True)
    while not (folder / "stone.csv").exists():
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = len(studies.load("stone").rows) // 2
    assert 1 <= kept < 4
    (folder / "log").unlink()
    assert tool.main([]) == 0
    assert runs(folder) == ["earth 0", "moon 0", "earth 1", "moon 1"][kept:]
    assert len(studies.load("stone").rows) == 8


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("9.81", "9.82", "earth/0, earth/1, moon/0, moon/1"),
        ('{"planet": "moon"}', '{"planet": "moon", "rough": True}', "moon/0, moon/1"),
        ("def gravity(planet):", 'def gravity(planet):  # standard\n    """In m/s²."""', None),
        ('"""The falling stone', '"""The stone', None),
        ("max(row", "min(row", None),
    ],
    ids=["a constant", "one arm", "comment and docstring", "the script's docstring", "claims"],
)
def test_what_makes_rows_stale(folder, old, new, stale):
    code = {arm: Code().fingerprint(folder / "stone.py", arm) for arm in ("earth", "moon")}
    study = studies.load("stone")
    machine = {"machine": "abacus", "seconds": 1.0}
    tool.write(
        study,
        [{"arm": arm, "seed": seed, **machine, "metres": 1.0, "code": code[arm]} for arm in code for seed in (0, 1)],
    )
    edit(folder, old, new)
    said = list(tool.complaints(studies.load("stone")))
    assert bool(said) == bool(stale)
    assert all("stale" in sentence and f"({stale})" in sentence for sentence in said)


def test_missing_rows_and_those_of_a_former_arm_are_named(folder):
    assert tool.main(["--arms", "moon"]) == 0
    edit(folder, '"moon": {"planet"', '"luna": {"planet"')
    unmeasured, former = tool.complaints(studies.load("stone"))
    assert "4 runs that are not measured (earth/0, earth/1, luna/0, luna/1)" in unmeasured
    assert "2 runs that are of an arm or a seed that the study no longer has (moon/0, moon/1)" in former


def test_an_arm_that_raises_is_reported_and_the_others_go_on(folder, capsys):
    edit(folder, '"moon": 1.62', '"luna": 1.62')
    assert tool.main(["stone"]) == 1
    assert {row["arm"] for row in studies.load("stone").rows} == {"earth"}
    assert "stone: moon, seed 1 failed: KeyError: 'moon'" in capsys.readouterr().err


def test_a_renamed_figure_stands_beside_the_old_one_until_all_is_measured(folder):
    assert tool.main([]) == 0
    edit(folder, '"metres":', '"feet":')
    assert tool.main(["--arms", "moon"]) == 0
    table = repr(studies.load("stone")).splitlines()
    assert table[1].split() == ["arm", "after", "seeds", "seconds", "metres", "feet"]
    assert len(list(tool.complaints(studies.load("stone")))) == 1


def test_fresh_measures_again(folder):
    assert tool.main(["--arms", "moon"]) == 0
    assert tool.main(["--arms", "moon", "--fresh"]) == 0
    assert runs(folder) == ["moon 0", "moon 1"] * 2
    assert len(studies.load("stone").rows) == 4


def test_a_cluster_runs_it_when_given_its_address(folder):
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        assert tool.main(["--arms", "earth", "--scheduler", cluster.scheduler_address]) == 0
    assert runs(folder) == ["earth 0", "earth 1"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ston"], "There is no study 'ston'; did you mean 'stone'?"),
        (["--arms", "mars"], "The study stone has no arm 'mars'; it has earth, moon."),
    ],
)
def test_unknown_names_are_refused_in_a_sentence(folder, arguments, sentence):
    with pytest.raises(ValueError) as error:
        tool.main(arguments)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("SEEDS", "SEED", "The study stone lacks SEEDS; a study has ARMS, SEEDS, run, claims."),
        ("    return [{", "    return 3\n    return [{", "returned 3; expected a list of dictionaries"),
        ('"metres":', '"seconds":', "returned seconds; these columns are filled in"),
    ],
)
def test_a_malformed_study_is_refused_in_a_sentence(folder, old, new, sentence):
    edit(folder, old, new)
    with pytest.raises((ValueError, TypeError), match=sentence):
        studies.load("stone").run("earth", 0)


# The hash follows the course's own code, and only as far as a run reaches.

PACKAGE = {
    "kit/__init__.py": '_HOME = {"Cart": "kit.cart"}\n',
    "kit/cart.py": "from kit.parts import wheel as round_thing\nclass Cart:\n    wheels = 4 * [round_thing]\n",
    "kit/parts/__init__.py": "from kit.parts.small import wheel\n",
    "kit/parts/small.py": "SPOKES = 8\ndef wheel():\n    return SPOKES\ndef axle():\n    return 1\n",
    "study.py": "from kit import Cart, parts\nimport numpy as np\n"
    'ARMS = {"a": None}\ndef run(arm, seed):\n    return [{"x": np.sqrt(Cart.wheels[0]())}]\n',
}


@pytest.fixture
def kit(tmp_path):
    """A small package and a study that uses a part of it."""
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "changes"),
    [
        ("kit/parts/small.py", "SPOKES = 8", "SPOKES = 9", True),
        ("kit/parts/small.py", "SPOKES = 8", "SPOKES = 8\nprint(SPOKES)", True),
        ("kit/parts/small.py", "return 1", "return 2", False),
        ("kit/cart.py", "4 *", "3 *", True),
        ("study.py", "Cart.wheels[0]()", "parts.axle()", True),
        ("study.py", "seed):", "seed):  # why", False),
    ],
)
def test_the_hash_follows_what_a_run_reaches(kit, name, old, new, changes):
    before = Code(kit).fingerprint(kit / "study.py", "a")
    (kit / name).write_text((kit / name).read_text().replace(old, new))
    assert (Code(kit).fingerprint(kit / "study.py", "a") != before) == changes


def test_a_module_that_is_passed_around_counts_as_a_whole(kit):
    (kit / "study.py").write_text(PACKAGE["study.py"].replace("Cart.wheels[0]()", "getattr(parts.small, seed)()"))
    before = Code(kit).fingerprint(kit / "study.py", "a")
    (kit / "kit/parts/small.py").write_text(PACKAGE["kit/parts/small.py"].replace("return 1", "return 2"))
    assert Code(kit).fingerprint(kit / "study.py", "a") != before


def test_arms_that_are_put_together_elsewhere_are_refused(kit):
    (kit / "study.py").write_text(PACKAGE["study.py"].replace('ARMS = {"a": None}', "from kit import ARMS"))
    with pytest.raises(ValueError, match="The study study must define ARMS and run itself"):
        Code(kit).fingerprint(kit / "study.py", "a")


def test_files_that_a_study_names_count_too(kit):
    (kit / "study.py").write_text(PACKAGE["study.py"] + 'FILES = ("weights.bin",)\n')
    with pytest.raises(ValueError, match="The study study names the file weights.bin, which does not exist"):
        Code(kit).fingerprint(kit / "study.py", "a")
    (kit / "weights.bin").write_bytes(b"1")
    before = Code(kit).fingerprint(kit / "study.py", "a")
    (kit / "weights.bin").write_bytes(b"2")
    assert Code(kit).fingerprint(kit / "study.py", "a") != before


def test_the_course_itself_is_followed_through_its_lazy_names(tmp_path):
    (tmp_path / "study.py").write_text(
        "from ganedu import GAN, penalties\nARMS = {'a': 1}\ndef run(arm, seed):\n    return [GAN, penalties.none]\n"
    )
    code, reached = Code(), {}
    code.follow(code.module(tmp_path / "study.py"), "run", reached)
    found = {f"{module.path.stem}.{name}" for module, name in reached}
    assert {"gan.GAN", "game.Game", "penalties.none"} <= found
    assert "penalties.gradient_penalty" not in found


@pytest.mark.parametrize("path", sorted(studies.FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_the_courses_studies_are_current(path):
    study = studies.Study(path)
    for sentence in tool.complaints(study):
        warnings.warn(sentence, stacklevel=1)
    assert study.csv.exists() and set(study.claims())


def test_a_notebook_anywhere_can_load_them(tmp_path):
    names = sorted(path.stem for path in studies.FOLDER.glob("*.py"))
    code = f"from ganedu import studies; print([studies.load(name).name for name in {names}])"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert told.stdout.strip() == str(names), told.stderr
