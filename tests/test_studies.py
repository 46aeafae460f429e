"""Studies: what is run, what is kept, what counts as stale, and what is said when something fails."""

import ast
import os
import re
import signal
import subprocess
import sys
import time

from dask.distributed import LocalCluster
from ganedu import studies
import pytest

from tools import replay, study_run
from tools import studies as tool
from tools.study_run import ROOT
from tools.study_state import State, first_steps, first_steps_path, keep, write

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
    assert list(study.rows[0]) == ["arm", "seed", "machine", "versions", "seconds", "after", "metres"]
    assert study.rows[0]["versions"] == replay.versions()
    assert first_steps(study)["earth", 1]["figures"] == {"metres": [9.81 / 2 + 1, 9.81 * 2 + 1]}
    assert study.claims() == {"stone.falls": 9.81 * 2 + 1}
    printed = capsys.readouterr().out
    assert "stone: earth, seed 0 in 0 s (1 of 4)" in printed
    assert repr(study) in printed and "20.12 [19.62, 20.62]" in repr(study) and "cores" in repr(study)
    assert list(State(study).complaints()) == []
    before = study.csv.read_bytes()
    assert tool.main([]) == 0
    assert len(runs(folder)) == 4 and study.csv.read_bytes() == before
    printed = capsys.readouterr().out
    assert "stone: 2 replays, about 0.0 min\n" in printed and "stone: moon: 1 of 1 replays agree\n" in printed
    assert "In all: 0 runs, about 0.0 min.\n" in printed


def test_a_lesson_runs_one_row_live(folder):
    row = studies.load("stone").run("moon", seed=3)[0]
    assert row == {"after": "1 s", "metres": 1.62 / 2 + 3}


def test_a_killed_study_goes_on_where_it_was(folder):
    edit(folder, "    with LOG", "    import time; time.sleep(0.5)\n    with LOG")
    code = "import pathlib, sys; from ganedu import studies; from tools import studies as tool\n"
    code += "studies.FOLDER = pathlib.Path(sys.argv[1]); tool.main([])"
    process = subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT, start_new_session=True)
    while not (folder / "stone.first_steps.jsonl").exists():
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


@pytest.fixture
def measured(folder):
    """The small study with all its rows."""
    study = studies.load("stone")
    for arm in study.arms:
        for seed in study.seeds:
            found = study_run.measure(study.path, arm, seed)
            keep(study, found["rows"], found["first_steps"])
    return folder


def replayed():
    """The small study's state after a replay of each arm."""
    state = State(studies.load("stone"))
    state.replay(state.replays())
    return state


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("9.81", "9.82", "earth: metres is 4.91 instead of 4.905 (row 1) (earth/0, earth/1)"),
        (
            '"moon": {"planet": "moon"}',
            '"moon": {"planet": "earth"}',
            "is 4.905 instead of 0.81 (row 1) (moon/0",
        ),
        ('"moon": 1.62', '"luna": 1.62', "moon: it fails with KeyError: 'moon' (moon/0, moon/1)"),
        ('"metres": gravity', '"feet": gravity', "earth: it gives feet instead of metres; moon: it gives feet"),
        ("for t in (1, 2)", "for t in (1, 2, 3)", "metres has 3 rows instead of 2"),
        ("9.81", "9.810001", None),
        ("gravity(", "pull(", None),
        ("max(row", "min(row", None),
    ],
    ids=["a constant", "one arm", "an error", "a name", "a row more", "the last digits", "a function's name", "claims"],
)
def test_what_makes_rows_stale(measured, old, new, stale):
    script = measured / "stone.py"
    script.write_text(script.read_text().replace(old, new))
    said = list(replayed().complaints())
    assert len(said) == bool(stale)
    assert all("runs that are stale, since their first steps have changed" in line and stale in line for line in said)


def test_stale_rows_are_measured_again_and_the_others_are_left(measured, capsys):
    (measured / "log").unlink()
    edit(measured, "9.81", "9.82")
    assert tool.main(["--replay"]) == 1
    assert "stone: earth: 0 of 1 replays agree; seed 0: metres is 4.91 instead of" in capsys.readouterr().out
    assert not (measured / "log").exists(), "--replay measures nothing"
    assert tool.main([]) == 0
    assert runs(measured) == ["earth 0", "earth 1"]
    printed = capsys.readouterr().out
    assert "stone: 0 missing, 2 stale, about 0.0 min\n" in printed and "In all: 2 runs" in printed
    assert list(replayed().complaints()) == []


def test_every_seed_is_replayed_if_asked_for(measured, capsys):
    edit(measured, "/ 2 + seed", "/ 2 + seed**2 + seed * (seed > 0)")
    assert tool.main(["--replay"]) == 0
    assert tool.main(["--replay", "--every-seed"]) == 1
    assert "stone: moon: 1 of 2 replays agree; seed 1: metres is" in capsys.readouterr().out


def test_what_a_run_will_take_is_known_from_those_before(measured):
    study = studies.load("stone")
    write(study, [dict(row, seconds=90.0) for row in study.rows], first_steps(study))
    edit(measured, "(0, 1)", "(0, 1, 2)")
    state = State(studies.load("stone"))
    assert state.pending() == [("earth", 2), ("moon", 2)] and state.seconds(state.pending()) == 180


def test_rows_of_other_versions_are_not_judged(measured):
    study = studies.load("stone")
    write(study, [dict(row, versions="TensorFlow 1.15.0, Keras 2.2.4") for row in study.rows], first_steps(study))
    edit(measured, "9.81", "9.82")
    state = replayed()
    assert state.replays() == [] and list(state.complaints()) == [] and state.pending() == []
    (note,) = state.notes()
    assert note.startswith("The study stone has 4 runs measured with TensorFlow 1.15.0, Keras 2.2.4; these are ")
    assert note.endswith(f"{replay.versions()}: not judged.")


def test_a_row_without_first_steps_counts_as_missing(measured):
    path = first_steps_path(studies.load("stone"))
    path.write_text("".join(path.read_text().splitlines(keepends=True)[1:]))
    assert State(studies.load("stone")).missing == [("earth", 0)]


def test_missing_rows_and_those_of_a_former_arm_are_named(folder):
    assert tool.main(["--arms", "moon"]) == 0
    edit(folder, '"moon": {"planet"', '"luna": {"planet"')
    unmeasured, former = State(studies.load("stone")).complaints()
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
    assert len(list(replayed().complaints())) == 1


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


def test_a_notebook_anywhere_can_load_them(tmp_path):
    names = sorted(path.stem for path in studies.FOLDER.glob("*.py"))
    code = f"from ganedu import studies; print([studies.load(name).name for name in {names}])"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert told.stdout.strip() == str(names), told.stderr


def test_what_a_lesson_measures_again_tells_how_far_it_is():
    lessons = "".join(path.read_text() for path in (ROOT / "lessons").glob("*.ipynb"))
    shown = re.findall(r'(\w+) = studies\.load\(\\"(\w+)\\"\)', lessons)
    again = {study for name, study in shown if re.search(rf"\b{name}\.run\(", lessons)}
    assert len(again) >= 4
    for study in again:
        calls = [
            node for node in ast.walk(ast.parse(studies.load(study).path.read_text())) if isinstance(node, ast.Call)
        ]
        fits = [call for call in calls if ast.unparse(call.func) == "gan.fit"]
        assert fits and all("verbose" not in {option.arg for option in call.keywords} for call in fits), study
