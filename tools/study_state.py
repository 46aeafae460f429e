"""How the kept rows of a study stand: what is missing, what is stale, and by what they were judged."""

import csv
import io
import json
import statistics

from ganedu.training.files import replaced

from tools.replay import difference, versions
from tools.study_run import ROOT, in_a_fresh_process


class State:
    """What is kept of a study, held against its grid, against today's versions and against replays.

    Args:
        study: a `Study`.
        arms: the arms that are asked about; all if none are named.
        fresh: whether all of these count as missing, whatever is kept of them.

    Attributes:
        missing: pairs (arm, seed) without rows, or without the first steps by which they could be judged.
        former: pairs of an arm or a seed that the study no longer has.
        unjudged: the pairs measured with other versions of TensorFlow or Keras, which no replay can judge.
        judged: the other pairs.
        stale: after `replay`, what differs, for each arm whose numbers have changed.
        first_step_only: after `replay`, whether this machine rounds otherwise than the one that kept the numbers.
    """

    def __init__(self, study, arms=None, fresh=False):
        self.study = study
        self.kept = first_steps(study)
        self._rows = {(row["arm"], row["seed"]): row for row in study.rows}
        self.asked = [(arm, seed) for seed in study.seeds for arm in arms or study.arms]
        self.missing = [pair for pair in self.asked if fresh or pair not in self._rows or pair not in self.kept]
        self.former = [(arm, seed) for arm, seed in self._rows if arm not in study.arms or seed not in study.seeds]
        there = [pair for pair in self.asked if pair not in self.missing]
        self.unjudged = [pair for pair in there if self._rows[pair]["versions"] != versions()]
        self.judged = [pair for pair in there if pair not in self.unjudged]
        self.stale, self.first_step_only = {}, False

    def replays(self, every_seed=False):
        """The pairs to replay: those of every seed, or of the first one of each arm."""
        first = {}
        for arm, seed in self.judged:
            first.setdefault(arm, (arm, seed))
        return self.judged if every_seed else list(first.values())

    def replay(self, pairs):
        """Replays these pairs in one process, and gives for each what differs, as a sentence, or None."""
        if not pairs:
            return {}
        replayed = dict(zip(pairs, in_a_fresh_process("replay", path_of(self.study), pairs), strict=True))
        said = {pair: difference(self.kept[pair], now) for pair, now in replayed.items()}
        self.stale = {arm: sentence for (arm, _), sentence in said.items() if sentence}
        rounded = {now["rounding"] for now in replayed.values() if "error" not in now}
        self.first_step_only = not rounded <= {self.kept[pair]["rounding"] for pair in pairs}
        return said

    def pending(self):
        """The pairs to measure, arm after arm within each seed: the missing ones, and those of stale arms."""
        return [pair for pair in self.asked if pair in self.missing or pair in self.judged and pair[0] in self.stale]

    def seconds(self, pairs):
        """How long these runs will take, by the arm's other runs, or by the study's; 0 if there are none."""

        def typical(arm):
            own = [row["seconds"] for (other, _), row in self._rows.items() if other == arm]
            return statistics.median(own or [row["seconds"] for row in self._rows.values()] or [0])

        return sum(typical(arm) for arm, _ in pairs)

    def replay_seconds(self, pairs):
        """How long these replays will take, of processor time."""
        return sum(self.kept[pair]["seconds"] for pair in pairs)

    def complaints(self):
        """What is wrong with the rows: a sentence each, none if they are what today's code would make."""
        stale = [pair for pair in self.judged if pair[0] in self.stale]
        departures = "; ".join(f"{arm}: {sentence}" for arm, sentence in self.stale.items())
        for pairs, what in (
            (self.missing, "not measured"),
            (stale, f"stale, since their first steps have changed: {departures}"),
            (self.former, "of an arm or a seed that the study no longer has"),
        ):
            if pairs:
                runs = ", ".join(f"{arm}/{seed}" for arm, seed in sorted(pairs))
                yield f"The study {self.study.name} has {len(pairs)} runs that are {what} ({runs}): make studies."

    def notes(self):
        """What could not be judged, or not as closely as elsewhere: a sentence each."""
        for then in dict.fromkeys(self._rows[pair]["versions"] for pair in self.unjudged):
            count = sum(self._rows[pair]["versions"] == then for pair in self.unjudged)
            yield (
                f"The study {self.study.name} has {count} runs measured with {then}; "
                f"these are {versions()}: not judged."
            )
        if self.first_step_only:
            yield (
                f"The study {self.study.name} was measured on a machine that rounds otherwise: "
                "compared were the losses of step 1, not those that follow."
            )


def path_of(study):
    """The study's file, relative to the course's directory where it is in it: a cluster has clones of the course."""
    return study.path.relative_to(ROOT) if study.path.is_relative_to(ROOT) else study.path


def first_steps(study):
    """What replays are compared with: a dictionary from (arm, seed) to what `replay` gave when the row was measured."""
    path = first_steps_path(study)
    entries = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    return {(entry.pop("arm"), entry.pop("seed")): entry for entry in entries}


def first_steps_path(study):
    return study.csv.with_suffix(".first_steps.jsonl")


def keep(study, rows, steps):
    """Puts the rows and the first steps of one run in place of those it had before."""
    pair = rows[0]["arm"], rows[0]["seed"]
    others = [row for row in study.rows if (row["arm"], row["seed"]) != pair]
    write(study, others + rows, {**first_steps(study), pair: steps})


def forget(study, pairs):
    """Drops what is kept of these pairs, and of arms and seeds that the study no longer has."""
    rows = [row for row in study.rows if (row["arm"], row["seed"]) not in pairs]
    write(study, rows, {pair: steps for pair, steps in first_steps(study).items() if pair not in pairs})


def write(study, rows, steps):
    """Writes what belongs to the study's arms and seeds, in their order."""
    grid = [(arm, seed) for arm in study.arms for seed in study.seeds]
    rows = [row for pair in grid for row in rows if (row["arm"], row["seed"]) == pair]
    columns = dict.fromkeys(["arm", "seed", *(name for row in rows for name in row)])
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _written(value) for name, value in row.items()} for row in rows)
    _replace(study.csv, table.getvalue())
    lines = [json.dumps({"arm": arm, "seed": seed, **steps[arm, seed]}) for arm, seed in grid if (arm, seed) in steps]
    _replace(first_steps_path(study), "".join(f"{line}\n" for line in lines))


def _written(value):
    return f"{value:.6g}" if isinstance(value, float) else value


def _replace(path, text):
    with replaced(path) as aside:
        aside.write_text(text)
