"""Runs the benchmark, prints its figures and writes them to docs/speed.md: see `make bench`."""

import argparse
import dataclasses
import importlib.util
import os
import pathlib

from ganedu.parts import precision

from benchmarks.speed import growth, report, standings
from benchmarks.speed.tasks import Convolutional, Dense
from benchmarks.speed.turns import Entry, compete

DOCS = pathlib.Path(__file__).parents[2] / "docs"
QUIET = 0.5  # load average
HAS_TORCH = importlib.util.find_spec("torch") is not None


@dataclasses.dataclass(frozen=True)
class Plan:
    """How much is run.

    Args:
        tasks: what all contestants play.
        sweeps: pairs of a quantity and its attribute, with the tasks that vary it.
        rounds, growth_rounds: turns of each contestant.
        seconds: the length of a turn.
    """

    tasks: tuple
    sweeps: dict
    rounds: int
    growth_rounds: int
    seconds: float


FULL = Plan(
    tasks=(Dense(), Convolutional(32), Convolutional(64)),
    sweeps={"batch_size": growth.BATCHES, "channels": growth.WIDTHS, "size": growth.SIZES},
    rounds=9,
    growth_rounds=4,
    seconds=1.5,
)
QUICK = Plan(
    tasks=(Dense(16),),
    sweeps={"batch_size": [Convolutional(4, 8), Convolutional(4, 16)]},
    rounds=2,
    growth_rounds=2,
    seconds=0.2,
)


def contestants(task):
    """All contestants of a task, and the matrix products."""
    yield Entry(standings.GANEDU, "with_ganedu", task)
    yield Entry(standings.KERAS, "with_keras", task)
    yield Entry("matrix product of TensorFlow", "matmul_tf", None)
    if HAS_TORCH:
        yield Entry(standings.TORCH, "with_torch", task)
        yield Entry(standings.TUNED_TORCH, "with_tuned_torch", task)
        yield Entry("matrix product of PyTorch", "matmul_torch", None)
    if isinstance(task, Dense):
        yield Entry(standings.CLASSIC, "with_tf1", task)
    elif precision.instructions():
        yield Entry(standings.GANEDU_HALF, "with_ganedu_half", task)
        yield Entry("matrix product of TensorFlow, bfloat16", "matmul_tf_half", None)
        if HAS_TORCH:
            yield Entry(standings.TORCH_HALF, "with_torch_half", task)
            yield Entry("matrix product of PyTorch, bfloat16", "matmul_torch_half", None)


def run(plan):
    """Carries out a plan, prints what is known as soon as it is, and returns the matches and the sweeps."""
    matches, sweeps = [], []
    for task in plan.tasks:
        matches.append(standings.Match(task, compete(list(contestants(task)), plan.rounds, plan.seconds)))
        print(report.section(matches[-1]), end="\n\n", flush=True)
    for name, tasks in plan.sweeps.items():
        entries = [Entry(standings.GANEDU, "with_ganedu", task) for task in tasks]
        values = [getattr(task, name) for task in tasks]
        sweeps.append(growth.sweep(name.replace("_", " "), values, compete(entries, plan.growth_rounds, plan.seconds)))
    print(report.growth_section(sweeps), report.bars(matches), sep="\n\n")
    return matches, sweeps


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tiny tasks and two rounds, to see that everything runs")
    parser.add_argument("--out", type=pathlib.Path, help="where to write; docs/ by default, nowhere with --quick")
    options = parser.parse_args()
    out = options.out or (None if options.quick else DOCS)
    os.environ["GANEDU_PRECISION"] = "float32"  # of all who are not called bfloat16
    os.environ["TF_FORCE_GPU_ALLOW_GROWTH"] = "true"  # the contestants share one GPU
    if not HAS_TORCH:
        print("PyTorch is not installed and does not take part: .venv/bin/pip install -c constraints.txt -e .[bench]")
    load = os.getloadavg()[0]
    if load > QUIET:
        print(
            f"The machine is busy (load average {load:.1f}): PyTorch suffers most from that. Run this on a quiet one."
        )
    matches, sweeps = run(QUICK if options.quick else FULL)
    if out:
        (out / "images").mkdir(parents=True, exist_ok=True)
        (out / "speed.md").write_text(report.page(matches, sweeps, load, "images/speed.png"))
        (out / "images" / "speed.png").write_bytes(report.picture(matches, sweeps).png())


if __name__ == "__main__":
    main()
