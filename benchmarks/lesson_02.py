"""What lesson 02's GAN reaches in 120 s of training: python benchmarks/lesson_02.py

Runs the lesson's own cells that define the GAN, trains with three seeds, and asks the frozen classifier.
"""

import ast
import pathlib
import time

from ganedu import data, metrics
import keras
import nbformat

SECONDS = 120
SEEDS = (0, 1, 2)
LESSON = pathlib.Path(__file__).parents[1] / "lessons" / "02_vanilla_gan.ipynb"


def definitions():
    """The names that the lesson's imports, constants, functions and classes define."""
    names = {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source.replace("await run", "run"))
            kept = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
            tree.body = [
                node for node in tree.body if isinstance(node, kept) or "parameters" in cell.metadata.get("tags", [])
            ]
            exec(compile(tree, str(LESSON), "exec"), names)
    return names


class StopAfter(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.end = time.perf_counter() + SECONDS

    def on_train_batch_end(self, batch, logs=None):
        self.steps = batch + 1
        self.model.stop_training = time.perf_counter() >= self.end


def judged(images):
    answers = metrics.probabilities(images)
    return f"{metrics.classes_present(answers)} classes, {metrics.confident_share(answers):.3f} with p >= .9"


def main():
    lesson = definitions()
    for seed in SEEDS:
        lesson["SEED"] = seed
        gan = lesson["our_gan"](lesson["objectives"].non_saturating)
        clock = StopAfter()
        gan.fit(data.mnist(lesson["BATCH_SIZE"]), steps_per_epoch=10_000_000, callbacks=[clock], verbose=0)
        samples = gan.generate(gan.prior(10_000, seed=1))
        print(f"seed {seed}: {clock.steps:,} steps in {SECONDS} s, {judged(samples)}", flush=True)
    real = data.load("mnist", "test")[0] / 127.5 - 1.0
    print(f"real test digits: {judged(real)}")


if __name__ == "__main__":
    main()
