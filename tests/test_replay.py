"""Replays: what is cut, what is compared, and what of the course's own studies is kept for it."""

import platform
import shutil
import types

from ganedu import studies
from ganedu.training import worker
import pytest

from tools import replay
from tools.study_run import in_a_fresh_process
from tools.study_state import State, first_steps, first_steps_path, write

STEPS_OF_A_GAN = {
    "rounding": "48327d08",
    "training": {"steps asked": [2_000], "d_loss": [1.4, 1.3], "g_loss": [0.7, 500.0]},
    "figures": {"realism": [0.5]},
}


@pytest.mark.parametrize(
    ("changes", "elsewhere", "said"),
    [
        ({}, False, None),
        ({"g_loss": [0.7, 500.004]}, False, None),
        ({"g_loss": [0.7, 500.006]}, False, "g_loss is 500.006 instead of 500 (step 2)"),
        ({"g_loss": [0.7, 501.0]}, True, None),
        ({"d_loss": [1.401, 1.3]}, True, "d_loss is 1.401 instead of 1.4 (step 1)"),
        ({"steps asked": [1_000]}, True, "steps asked is 1000 instead of 2000 (step 1)"),
        ({"d_loss": [1.4, float("nan")]}, False, "d_loss is nan instead of 1.3 (step 2)"),
        ({"d_loss": [1.4]}, True, "d_loss has 1 steps instead of 2"),
    ],
)
def test_on_a_machine_that_rounds_otherwise_the_first_step_decides(changes, elsewhere, said):
    after = {**STEPS_OF_A_GAN, "training": {**STEPS_OF_A_GAN["training"], **changes}}
    if elsewhere:
        after |= {"rounding": "0badbeef", "figures": {"realism": [0.6]}}
    assert replay.difference(STEPS_OF_A_GAN, after) == said


TWO_TRAININGS = """
import pathlib

from ganedu import GAN, data, networks
from ganedu.optimizers import Adam
import keras

ARMS, SEEDS, claims = {"a": None}, (0,), dict
POINTS = data.ring.points(640)


def game():
    keras.utils.set_random_seed(0)
    gan = GAN(networks.dense_generator(2, (8,), (2,), None), networks.dense_discriminator((2,), (8,)))
    gan.compile(Adam(1e-2), Adam(1e-2))
    return gan


def run(arm, seed):
    gan, model = game(), keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    gan.fit(POINTS, steps_per_epoch=30, epochs=2, verbose=0)
    model.compile("sgd", "mse")
    model.fit(POINTS, POINTS[:, :1], batch_size=10, verbose=0)
    pathlib.Path(__file__).with_name("kept").write_text("new")
    iterations = [int(optimizer.iterations) for optimizer in (gan.g_optimizer, model.optimizer)]
    return [{"iterations": count, "training_seconds": 1.0, "label": "x"} for count in iterations]
"""


def test_a_replay_is_the_run_with_each_training_cut_to_20_steps(tmp_path):
    script = tmp_path / "both.py"
    script.write_text(TWO_TRAININGS)
    (tmp_path / "kept").write_text("old")
    pace = worker.SECONDS_PER_CALL
    found = replay.replay(script, "a", 0)
    assert found["figures"] == {"iterations": [20, 20]}
    assert found["training"].pop("steps asked") == [60]
    parts = types.ModuleType("both")
    exec(TWO_TRAININGS, vars(parts))
    step_by_step = parts.game().fit(parts.POINTS, steps_per_epoch=1, epochs=20, verbose=0).history
    assert found["training"] == {name: pytest.approx(losses) for name, losses in step_by_step.items()}
    assert (tmp_path / "kept").read_text() == "old", "what the whole run kept beside its script stays"
    assert pace == worker.SECONDS_PER_CALL


def test_the_same_machine_rounds_the_same():
    assert replay.rounding() == replay.rounding() != "no network"
    assert replay.rounding().startswith(f"{replay.processor()}, ")


def test_processors_are_told_apart(tmp_path):
    listed = tmp_path / "cpuinfo"
    listed.write_text(
        "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 143\n"
        "model name\t: a name\ncache size\t: 2048 KB\n\nprocessor\t: 1\nvendor_id\t: another\n"
    )
    assert replay.processor(listed) == "GenuineIntel 6 143 2048 KB"
    assert replay.processor(tmp_path / "none") == (platform.processor() or platform.machine())


# The course's own studies

LESSONS = {
    "01 and 02": ["toy_modes"],
    "02": ["classic_long", "vanilla_changes"],
    "03": ["dcgan_rules"],
    "04": ["few_labels", "improved_techniques"],
    "05": ["label_ways"],
    "05, side by side": ["made_labels"],
    "06": ["infogan_codes"],
    "07": ["wgan_networks"],
    "02 to 07, side by side": ["same_seconds"],
}


@pytest.mark.parametrize("path", sorted(studies.FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_every_row_names_its_versions_and_can_be_replayed(path):
    state = State(studies.Study(path))
    assert list(state.complaints()) == []
    assert all(row["versions"].startswith("TensorFlow ") for row in state.study.rows)
    assert all(len(steps["training"]["steps asked"]) == 1 and steps["figures"] for steps in state.kept.values())
    assert {len(losses) for steps in state.kept.values() for losses in list(steps["training"].values())[1:]} == {20}
    assert set(state.study.claims())


@pytest.mark.parametrize("path", sorted(studies.FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_what_a_run_keeps_stands_beside_its_script(path):
    assert "FOLDER" not in path.read_text(), "a replay runs a copy elsewhere, and would overwrite what the run kept"


def seconds(name):
    return sum({(row["arm"], row["seed"]): row["seconds"] for row in studies.load(name).rows}.values())


def test_the_studies_can_be_measured_again_in_an_afternoon():
    assert sorted(sum(LESSONS.values(), [])) == sorted(path.stem for path in studies.FOLDER.glob("*.py"))
    taken = {lesson: sum(map(seconds, names)) for lesson, names in LESSONS.items()}
    assert sum(taken.values()) < 3 * 3600
    assert all(taken[lesson] < 25 * 60 for lesson in taken if "side by side" not in lesson), taken


def test_a_replay_finds_the_one_arm_that_was_changed(tmp_path):
    course = studies.load("toy_modes")
    for path in (course.path, course.csv, first_steps_path(course)):
        shutil.copy(path, tmp_path)
    script = tmp_path / "toy_modes.py"
    study, pairs = studies.Study(script), [("plain, ring", 0), ("best, ring", 0)]
    here = dict(zip(pairs, in_a_fresh_process("replay", script, pairs), strict=True))
    write(study, study.rows, {**first_steps(study), **here})  # whatever machine measured the course's
    assert "(optimizers.Adam(1e-3, 0.5), optimizers.Adam(1e-3, 0.5))" in script.read_text()
    script.write_text(script.read_text().replace("optimizers.Adam(1e-3, 0.5))", "optimizers.Adam(2e-3, 0.5))"))
    state = State(studies.Study(script), ["plain, ring", "best, ring"])
    if state.unjudged:
        pytest.skip("\n".join(state.notes()))
    said = state.replay(state.replays())
    assert said["best, ring", 0] is None
    assert "loss is" in said["plain, ring", 0] and "(step 2)" in said["plain, ring", 0]
    assert state.pending() == [("plain, ring", seed) for seed in course.seeds]
