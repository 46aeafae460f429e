"""Contestants in processes of their own, which take turns."""

import dataclasses
import importlib
import math
import multiprocessing
import os
import resource
import sys
import time

WARM_UP = 0.3


@dataclasses.dataclass(frozen=True)
class Entry:
    """One contestant.

    Args:
        name: what the tables call it.
        module: a module of this package with a function `train(task, clock)`, which never returns by itself.
        task: what it plays.
    """

    name: str
    module: str
    task: object


class Over(Exception):
    """Ends a contestant's training loop."""


class Clock:
    """Times a contestant while it is its turn, and holds it in between.

    The training loop calls `clock(amount, result)` after every call that it makes to its framework.

    Args:
        pipe: where turns come from, as seconds, and where rates go to.
    """

    def __init__(self, pipe):
        self.pipe = pipe
        self.seconds = None

    def __call__(self, amount, result):
        """Counts work, and waits for the next turn at the end of this one.

        Args:
            amount: images trained on, or operations done, since the last call.
            result: a number that is ready once that work is done, such as a loss. Reading it waits for a GPU.

        Raises:
            Over: when there are no more turns.
            FloatingPointError: if the result is not finite.
        """
        now = time.perf_counter()
        if self.seconds is None:
            self._next_turn("ready", result)
        elif self.start is None:
            if now - self.begun >= WARM_UP:
                _read(result)
                self.start = time.perf_counter()
        else:
            self.amount += amount
            if now - self.start >= self.seconds:
                _read(result)
                self._next_turn(self.amount / (time.perf_counter() - self.start), result)

    def _next_turn(self, answer, result):
        _read(result)
        self.pipe.send(answer)
        self.seconds = self.pipe.recv()
        if self.seconds is None:
            raise Over
        self.begun, self.start, self.amount = time.perf_counter(), None, 0


def _read(result):
    if not math.isfinite(float(result)):
        raise FloatingPointError(f"a contestant's loss became {float(result)}")


class Contestant:
    """A contestant's process, seen from outside."""

    def __init__(self, entry):
        context = multiprocessing.get_context("spawn")
        self.entry = entry
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(entry, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def answer(self):
        """Waits for what the contestant sends.

        Raises:
            RuntimeError: if it failed instead.
        """
        try:
            answer = self.pipe.recv()
        except EOFError as error:
            raise RuntimeError(f"{self.entry.name} ended without a word on {self.entry.task}.") from error
        if isinstance(answer, Exception):
            raise RuntimeError(f"{self.entry.name} failed on {self.entry.task}: {answer!r}") from answer
        return answer

    def turn(self, seconds):
        """Lets it work, and returns images, or operations, per second."""
        self.pipe.send(seconds)
        return self.answer()

    def end(self):
        """Ends it, and returns the most memory it ever held, in megabytes."""
        self.pipe.send(None)
        memory = self.answer()
        self.process.join()
        return memory


def _work(entry, pipe):
    """What a contestant's process does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # TensorFlow's and the classic program's warnings
    try:
        try:
            importlib.import_module(f"benchmarks.speed.{entry.module}").train(entry.task, Clock(pipe))
        except Over:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            pipe.send(peak / (2**20 if sys.platform == "darwin" else 2**10))
    except Exception as error:
        pipe.send(RuntimeError(f"{type(error).__name__}: {error}"))


@dataclasses.dataclass(frozen=True)
class Result:
    """What one contestant did.

    Attributes:
        entry: the contestant.
        rates: images, or operations, per second, round by round.
        memory: the most memory it ever held, in megabytes.
    """

    entry: Entry
    rates: list
    memory: float


def compete(entries, rounds, seconds):
    """Lets contestants take turns.

    A turn begins with an untimed warm-up; so does the whole, with an untimed round. Each round begins with another
    contestant.

    Args:
        entries: the contestants.
        rounds: turns of each.
        seconds: the length of a turn.

    Returns:
        A list of `Result`, in the order of the entries.
    """
    contestants = [Contestant(entry) for entry in entries]
    for contestant in contestants:
        contestant.answer()
    rates = {contestant: [] for contestant in contestants}
    for number in range(rounds + 1):
        first = number % len(contestants)
        for contestant in contestants[first:] + contestants[:first]:
            rate = contestant.turn(seconds)
            if number:
                rates[contestant].append(rate)
    return [Result(contestant.entry, rates[contestant], contestant.end()) for contestant in contestants]
