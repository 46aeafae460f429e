"""How good are the graders? make grade-the-grader

Every answer in `tests/exercises/variants/`, the right and the wrong ones, is given to the visible check and to the
hidden test of its task. A random sample of them also goes through nbgrader's own autograde, which must agree.

With --answers FOLDER the answers of other people are judged instead, FOLDER/EXERCISE/TASK.py, in the format of the
variants: after "expect" stands what the writer got wrong. Their hints are printed, to be judged by eye.
"""

import argparse
import concurrent.futures
import contextlib
import io
import multiprocessing
import os
from pathlib import Path
import random
import sys
import tempfile

from tools import exercises

ROOT = Path(__file__).resolve().parent.parent
HEAD = f"{'exercise':24}{'wrong':>7}{'check':>8}{'test':>8}{'hints':>8}{'right':>8}{'alarms':>8}"


def judge(name, folder=None):
    """Judges all variants of an exercise, in a process that imports TensorFlow once.

    Args:
        name: of the exercise.
        folder: where the variants are; None for the tests' own.

    Returns:
        For each variant its exercise, task and name; whether it is right; whether the check let it pass; whether the
        test did; whether the hint has the words that were expected, or in other people's answers is one at all; and
        the hint.
    """
    harness = _harness()
    from ganedu.checks import Hint

    solution, verdicts = harness.Exercise(harness.SOLUTIONS, name), []
    for variant in harness.variants(name, folder=folder or harness.VARIANTS):
        with contextlib.redirect_stdout(io.StringIO()):
            hint, failure = solution.judge(variant.task, variant.answer)
        named = variant.words is not None and isinstance(hint, Hint) and (bool(folder) or variant.words in str(hint))
        verdicts.append((*variant[:3], variant.words is None, hint is None, failure is None, named, str(hint)))
    return verdicts


def summary(verdicts):
    """Counts of one exercise: wrong answers, of these caught by check and by test, hinted; right answers, alarms."""
    wrong = [verdict for verdict in verdicts if not verdict[3]]
    right = [verdict for verdict in verdicts if verdict[3]]
    caught = [sum(not verdict[place] for verdict in wrong) for place in (4, 5)]
    return len(wrong), *caught, sum(verdict[6] for verdict in wrong), len(right), sum(not all(v[4:6]) for v in right)


def failures(verdicts):
    """A sentence for each answer that was misjudged."""
    for exercise, task, variant, right, check, test, named, _ in verdicts:
        if right and not (check and test):
            yield f"{exercise}/{task}/{variant} is right and loses its points."
        elif not right and (check or test or not named):
            what = "passes the check" if check else "passes the test" if test else "gets another hint"
            yield f"{exercise}/{task}/{variant} is wrong and {what}."


def by_eye(folder, verdicts):
    """What other people answered, and what they were told, one text for each answer."""
    harness = _harness()
    answers = {variant[:3]: variant for name in harness.NAMES for variant in harness.variants(name, folder=folder)}
    for *place, _, check, test, _, hint in verdicts:
        variant = answers[tuple(place)]
        passes = [word for word, passed in (("the check", check), ("the test", test)) if passed]
        passed = f"\npasses {' and '.join(passes)}" if passes else ""
        yield f"\n=== {variant}: {variant.words or 'right'}{passed}\n{variant.answer}--> {'-' if check else hint}"


def graded(sample):
    """What nbgrader gives each of these variants for its task: a list of (points, of how many)."""
    harness = _harness()
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        released = exercises.generate(harness.SOLUTIONS, course)
        for number, variant in enumerate(sample):
            answers = harness.Exercise(harness.SOLUTIONS, variant.exercise)
            answers.cells[variant.task] = variant.answer
            harness.submit(released, course / "submitted" / f"student{number}", variant.exercise, answers)
        api, points = exercises.nbgrader(course), []
        for number, variant in enumerate(sample):
            result = api.autograde(variant.exercise, f"student{number}")
            if not result["success"]:
                print(f"nbgrader could not grade {variant}:\n{result['log']}")
                points.append((float("nan"), float("nan")))
                continue
            with api.gradebook as gradebook:
                notebook = harness.notebook_of(variant.exercise).stem
                student = gradebook.find_submission_notebook(notebook, variant.exercise, f"student{number}")
                grade = next(grade for grade in student.grades if grade.name == f"{variant.task}_test")
                points.append((grade.score, grade.max_score))
        return points


def disagreements(sample, points):
    """A sentence for each variant that nbgrader judges otherwise."""
    for variant, (score, most) in zip(sample, points, strict=True):
        if score != (most if variant.words is None else 0):
            yield f"nbgrader gives {variant} {score:g} of {most:g} points."


def _harness():
    sys.path[:0] = [str(ROOT / "tests" / "exercises")]
    try:
        import harness
    finally:
        del sys.path[0]
    return harness


def main(arguments=None):
    """Prints the table; returns 1 if any answer was misjudged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="exercises, such as 02_vanilla_gan; all if none")
    parser.add_argument("--sample", type=int, default=6, help="how many answers also go through nbgrader")
    parser.add_argument("--answers", type=Path, help="a folder of answers by other people, to be judged instead")
    parser.add_argument("--seed", type=int, default=None, help="of the sample; another one each time if left out")
    options = parser.parse_args(arguments)
    os.environ["GANEDU_PRECISION"] = "float32"  # as nbgrader_config.py has it
    harness = _harness()
    names = options.names or harness.NAMES
    print(HEAD, flush=True)
    wrong, total = [], [0] * 6
    spawn = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=spawn, max_tasks_per_child=1) as pool:
        for name, verdicts in zip(names, pool.map(judge, names, [options.answers] * len(names)), strict=True):
            counts = summary(verdicts)
            total = [sum(pair) for pair in zip(total, counts, strict=True)]
            wrong += by_eye(options.answers, verdicts) if options.answers else failures(verdicts)
            print(_line(name, counts), flush=True)
    print(_line("all", total), flush=True)
    print("\n".join(wrong) or "All answers were judged as they should be.", flush=True)
    if options.answers:
        return False
    every = [variant for name in names for variant in harness.variants(name)]
    sample = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    other = list(disagreements(sample, graded(sample)))
    print("\n".join(other) or f"nbgrader agrees in {len(sample)} of {len(sample)} of them, drawn by chance.")
    return bool(wrong or other)


def _line(name, counts):
    wrong, check, test, hints, right, alarms = counts
    rates = "".join(f"{count / max(wrong, 1):8.1%}" for count in (check, test, hints))
    return f"{name:24}{wrong:7}{rates}{right:8}{alarms:8}"


if __name__ == "__main__":
    sys.exit(main())
