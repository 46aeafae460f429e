"""What the course does on an NVIDIA GPU, in one table: python -m benchmarks.gpu [CHECK ...]

Each check is a process of its own with a time limit: one that fails or hangs does not stop the others. All together
take at most eight minutes. Without a GPU each says "not run".
"""

import argparse
import dataclasses
import importlib.util
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
LEAST = 1.3  # times PyTorch in CUDA graphs
SECONDS = 480  # for all checks together
STEPS = 48
NEAR = 1e-3  # of losses, in the first steps


@dataclasses.dataclass(frozen=True)
class Check:
    """One line of the table, or several.

    Args:
        name: of a function of this file.
        arguments: of it, as JSON.
        limit: seconds after which it is ended.
    """

    name: str
    arguments: tuple = ()
    limit: int = 60

    def __str__(self):
        return " ".join([self.name, *map(str, self.arguments)])


def all_checks():
    """In the order of their weight: where time runs out, the last ones are missing."""
    return [
        *[Check("speed", (number,), 70) for number in range(3)],
        Check("whole_calls_agree", limit=60),
        Check("games", ("float32",), 150),
        Check("resumed", limit=60),
        Check("repeated", limit=60),
        Check("games", ("mixed_bfloat16",), 150),
        Check("games", ("mixed_float16", 2), 60),
        Check("games", ("float32", 2, False), 60),
        Check("lesson", limit=150),
    ]


def speed(number):
    """ganedu beside PyTorch, eager and in CUDA graphs, on the same card: images a second, round by round."""
    import numpy as np

    from benchmarks.speed import standings
    from benchmarks.speed.tasks import Convolutional, Dense
    from benchmarks.speed.turns import Entry, compete

    task = (Dense(), Convolutional(32), Convolutional(64, 256))[number]
    entries = [Entry(standings.GANEDU, "with_ganedu", task)]
    if importlib.util.find_spec("torch"):
        entries += [Entry(standings.TUNED_TORCH, "with_tuned_torch", task)]
        entries += [Entry("PyTorch, CUDA graph", "with_torch_graph", task)]
    results = compete(entries, rounds=5, seconds=1.0)
    rates = {result.entry.name: np.array(result.rates) for result in results}
    for name, rate in rates.items():
        lead = np.median(rates[standings.GANEDU] / rate)
        yield f"{task}: {name} {np.median(rate):,.0f} images/s, ganedu is faster by {lead:.2f}"
    if "PyTorch, CUDA graph" in rates:
        lead = np.median(rates[standings.GANEDU] / rates["PyTorch, CUDA graph"])
        yield f"{task}: at least {LEAST} x the CUDA graph: {lead:.2f}, {'met' if lead >= LEAST else 'missed'}"


def games(policy, count=None, jit_compile="auto"):
    """Each lesson's game for some steps: finite losses, and the memory that it took."""
    import keras
    import numpy as np
    import tensorflow as tf

    from benchmarks.studies import same_seconds

    keras.config.set_dtype_policy(policy)
    for arm in list(same_seconds.ARMS)[-count if count else 0 :]:
        start = time.perf_counter()
        gan, stream = same_seconds.ARMS[arm]["make"]()
        gan.compile(gan.d_optimizer, gan.g_optimizer, jit_compile=jit_compile)
        history = gan.fit(stream, steps_per_epoch=STEPS, verbose=0).history
        finite = all(np.isfinite(values).all() for values in history.values())
        memory = tf.config.experimental.get_memory_info("GPU:0")["peak"] / 2**20
        seconds = time.perf_counter() - start
        yield (
            f"{arm}, {policy}, {'XLA' if gan.jit_compile else 'without XLA'}: {STEPS} steps in {seconds:.0f} s, "
            f"{memory:.0f} MB, {'finite' if finite else 'NOT FINITE'}"
        )


def _losses(steps, on_device=True):
    """The losses of lesson 03's game, step by step, with whole calls on the device or with batches sent to it."""
    from ganedu.games import feeding
    import keras

    from benchmarks.studies import same_seconds

    if not on_device:
        feeding.ON_DEVICE = -1
    keras.utils.set_random_seed(0)
    gan, stream = same_seconds.dcgan()
    gan.compile(gan.d_optimizer, gan.g_optimizer, jit_compile=True)
    return gan.fit(stream, steps_per_epoch=1, epochs=steps, verbose=0).history


def whole_calls_agree():
    """The first ten steps as one program each, beside steps on batches as they come."""
    import numpy as np

    here, there = _losses(10), _losses(10, on_device=False)
    apart = max(np.abs(np.subtract(here[name], there[name])).max() for name in here)
    yield f"the first 10 steps, whole calls beside step by step: {apart:.1e} apart, {_verdict(apart <= NEAR)}"


def repeated():
    """Two runs with one seed, and what it costs to have them equal."""
    import keras
    import numpy as np
    import tensorflow as tf

    from benchmarks.studies import same_seconds

    def run(deterministic, steps=200):
        if deterministic:
            tf.config.experimental.enable_op_determinism()
        keras.utils.set_random_seed(0)
        gan, stream = same_seconds.dcgan()
        gan.compile(gan.d_optimizer, gan.g_optimizer, jit_compile=False)
        gan.fit(stream, steps_per_epoch=8, verbose=0)
        start = time.perf_counter()
        gan.fit(stream, steps_per_epoch=steps, verbose=0)
        return np.concatenate([w.ravel() for w in gan.generator.get_weights()]), time.perf_counter() - start

    (first, usual), (second, _) = run(False), run(False)
    yield f"two runs of one seed, without XLA: {np.abs(first - second).max():.1e} apart in the weights after 208 steps"
    (first, slow), (second, _) = run(True), run(True)
    same = np.array_equal(first, second)
    yield f"with enable_op_determinism: {'equal' if same else 'NOT equal'}, in {slow / usual:.2f} times the seconds"


def resumed():
    """A training that is killed by SIGKILL goes on from its checkpoint."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.gpu", "--one", "life", json.dumps([folder])]
        life = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for line in life.stdout:
            if line.startswith("steps"):
                break
        life.send_signal(signal.SIGKILL)
        life.wait()
        rest = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        yield f"killed after a checkpoint at {line.strip()}; then: {rest[0] if rest else 'nothing'}; {rest[-1]}"


def life(folder):
    """One life of a training with checkpoints; it says each step at which it stands after a checkpoint."""
    from ganedu.checkpoints import Checkpoints
    import keras

    from benchmarks.studies import same_seconds

    class Said(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            print(f"begins at {int(self.model.turns[1])}", flush=True)

        def on_epoch_end(self, epoch, logs=None):
            print(f"steps {int(self.model.turns[1])}", flush=True)

    gan, stream = same_seconds.dcgan()
    checkpoints = Checkpoints(pathlib.Path(folder) / "kept", every_seconds=0)
    gan.fit(stream, steps_per_epoch=32, epochs=4, callbacks=[checkpoints, Said()], verbose=0)
    yield f"ended at step {int(gan.turns[1])}"


def lesson(name="03_dcgan"):
    """One lesson, run from top to bottom at the budget of a GPU."""
    os.environ["GANEDU_BUDGET"] = "gpu"
    import nbformat

    from tools import lessons

    start = time.perf_counter()
    lessons.execute(nbformat.read(lessons.LESSONS / f"{name}.ipynb", as_version=4))
    yield f"lesson {name} at the gpu budget: {time.perf_counter() - start:.0f} s, every cell ran"


def _verdict(met):
    return "met" if met else "missed"


def table(checks):
    """Runs checks one after another, and prints what each says as soon as it has ended."""
    end = time.perf_counter() + SECONDS
    for check in checks:
        start = time.perf_counter()
        limit = min(check.limit, end - start)
        if limit < 1:
            print(f"## {check}", "not run, the time is over", sep="\n", flush=True)
            continue
        command = [sys.executable, "-m", "benchmarks.gpu", "--one", check.name, json.dumps(check.arguments)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            said, _ = process.communicate(timeout=limit)
            outcome = "" if process.returncode == 0 else f"FAILED with {process.returncode}"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, outcome = process.communicate()[0], f"HUNG, ended after {limit:.0f} s"
        lines = [*said.splitlines(), *[outcome] * bool(outcome)]
        print(f"## {check} ({time.perf_counter() - start:.0f} s)", *lines, sep="\n", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="checks by name; all if none")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "ARGUMENTS"), help="one check, in this process")
    options = parser.parse_args()
    if options.one:
        name, arguments = options.one
        for line in globals()[name](*json.loads(arguments)):
            print(line, flush=True)
        return
    from ganedu import devices

    checks = [check for check in all_checks() if not options.names or check.name in options.names]
    if devices.has_cuda():
        table(checks)
    else:
        print(*[f"{check}: not run, there is no NVIDIA GPU" for check in checks], sep="\n")


if __name__ == "__main__":
    main()
