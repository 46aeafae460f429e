"""Whether a part of an exercise that puts answers together can begin."""

import os

from ganedu.course.checks.common.hints import Hint


def gate(*checks):
    """Makes the function `ready` of an exercise.

    Args:
        checks: of its tasks, in order, each of which judges one answer, as `hints.task` makes them.

    Returns:
        A function of all answers.
    """

    def ready(*answers):
        """Tells whether all answers, in the order of the tasks, are right, and prints which are not.

        While nbgrader grades the notebook it answers no: a grade waits for no training.
        """
        return all_right(checks, [(answer,) for answer in answers])

    return ready


def all_right(checks, answers):
    """Tells whether all answers are right, and prints which are not.

    While nbgrader grades the notebook it answers no: a grade waits for no training.

    Args:
        checks: as `hints.task` makes them.
        answers: for each check a tuple of what it judges.

    Returns:
        A bool.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        print("This notebook is being graded; what follows is left out.")
        return False
    pairs = zip(checks, answers, strict=True)
    missing = [f"task {check.number}" for check, answer in pairs if not _passes(check, answer)]
    if missing:
        print("What follows begins once these are right: " + ", ".join(missing) + ".")
    return not missing


def _passes(check, answer):
    try:
        check.judge(*answer)
    except Hint:
        return False
    return True
