"""Training that survives: killed at any step, it goes on from its last checkpoint as if nothing had happened.

A checkpoint is one NumPy archive without pickles: a header in JSON, which says whose it is and where the training
stood; every variable of the game and of its optimizers; the losses of the epoch that went on.
"""

import json
import pathlib
import time
import zipfile

from ganedu.numbers import is_number, shown
from ganedu.training.configurations import configuration, differences
from ganedu.training.files import replaced
from ganedu.training.worker import Moment
import keras
import numpy as np
import tensorflow as tf

FORMAT = 3


class Checkpoints(keras.callbacks.Callback):
    """Keeps the last two checkpoints of a training in a folder, and goes on from the newest.

    Give the same folder again after a crash, an interruption or Stop, by running the same notebook once more, and the
    training ends bit-equal to one that was never cut: weights, both optimizers, running averages, random states, order
    of the data, history. `fit` and `live.train` take it among their callbacks:

        gan.fit(images, steps_per_epoch=2_000, callbacks=[checkpoints.Checkpoints("runs/dcgan")])

    A run that had reached its end is put back there; with more steps or epochs it goes on. A `tf.data.Dataset` of one's
    own has to be made anew and come in the same order, and is read up to its place again. What other callbacks
    remember, and commands given after the checkpoint, are not kept.

    Args:
        folder: of this run alone; made if it is missing.
        every_seconds: the least time between two checkpoints; 0 keeps one after each call. One more is kept when the
            training ends or is stopped.

    Raises:
        ValueError: when a training begins, if the folder holds another game's run, a newer version's, or only damaged
            checkpoints, or if the game has been trained further since.
        RuntimeError: if a second training writes into the folder at the same time.
    """

    def __init__(self, folder, every_seconds=30):
        super().__init__()
        if not is_number(every_seconds, least=0):
            raise ValueError(f"every_seconds is {shown(every_seconds)}; expected seconds, 0 or more, such as 30.")
        self.folder = pathlib.Path(folder)
        self.every_seconds = every_seconds

    # What the training calls.

    def on_training(self, training):
        if self.folder.exists() and not self.folder.is_dir():
            raise ValueError(f"{self.folder} is a file; expected a folder for the checkpoints.")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._training = training
        shapes = [list(variable.shape) for variable in self.model.everything_trained()]
        parts = tf.nest.flatten(training.batches(0).element_spec)
        # Without the turns, which can be steered.
        batches = " with ".join(f"{part.dtype.name} {tuple(part.shape[1:])}" for part in parts)
        self._owner = configuration(self.model) | {"variables": shapes, "batches": batches}
        self._known, self._damaged = self._files(), []
        self._restored = self._resumed()
        self._saved_at = time.monotonic()

    def on_standstill(self, last):
        if self._restored is not None:
            # Once more: hooks that the training has gone through again, such as on_epoch_begin, may have changed it.
            self._restored.put_into(self.model)
            self._restored = None
        elif last or time.monotonic() - self._saved_at >= self.every_seconds:
            self._save()

    # Writing.

    def _save(self):
        if set(self._files()) - set(self._known):
            raise RuntimeError(
                f"Another training keeps its checkpoints in {self.folder} too. Stop one of the two, give it a folder "
                "of its own, and begin again."
            )
        path = self.folder / f"step-{self._training.steps_done:010}.npz"
        save(path, self._training, format=FORMAT, owner=self._owner)
        sound = sorted({*self._known, path} - set(self._damaged))
        for old in [*self._damaged, *sound[:-2]]:
            old.unlink(missing_ok=True)
        self._known, self._damaged = sound[-2:], []
        self._saved_at = time.monotonic()

    def _files(self):
        return sorted(self.folder.glob("step-*.npz"))

    # Reading.

    def _newest(self):
        """Header and moment of the newest checkpoint that can be read, or None where there is none at all."""
        for path in reversed(self._known):
            try:
                checkpoint = read(path)
            except Exception:  # a damaged archive fails in many ways
                self._damaged.append(path)
                continue
            if self._damaged:
                print(f"{self._damaged[-1].name} is damaged: taking the one before it, {path.name}.")
            return checkpoint
        if self._damaged:
            names = " and ".join(path.name for path in self._damaged)
            raise ValueError(f"No checkpoint in {self.folder} is sound ({names}). To begin afresh, delete the folder.")
        return None

    def _resumed(self):
        """Puts the training to the newest checkpoint, if there is one; returns its moment or None."""
        newest = self._newest()
        if newest is None:
            return None
        header, moment = newest
        if header["format"] != FORMAT:
            age = "A newer" if header["format"] > FORMAT else "An older"
            raise ValueError(
                f"{age} ganedu wrote the checkpoint in {self.folder}, in format {header['format']}; this one reads "
                f"{FORMAT}. Use that ganedu, or choose another folder."
            )
        difference = next(differences(header["owner"], self._owner), None)
        if difference is not None:
            raise ValueError(
                f"The folder {self.folder} holds another run: {difference}. "
                "Make the game as it was, or choose another folder."
            )
        self._check_turns(moment)
        self._training.go_to(moment)
        done, total = self._training.steps_done, self._training.total
        then = "Ask for more steps to train on" if done == total else "It continues from there"
        print(
            f"{self.folder} holds this run at step {done:,} of {total:,}. {then}; to begin afresh, delete the folder."
        )
        return moment

    def _check_turns(self, moment):
        """Raises a sentence if the game has been trained further than a moment, and nothing cut that short."""
        variables = self.model.everything_trained()
        (kept,) = (old for new, old in zip(variables, moment.values, strict=True) if new is self.model.turns)
        now = int(self.model.turns[0])
        if now > kept[0] and not self._training.after_cut:
            raise ValueError(
                f"This game has had {now:,} turns of D, and the run in {self.folder} {kept[0]:,}: continuing would "
                "lose the later turns. Choose another folder, or make the game again."
            )

    def on_go_back(self):
        """What lies after the place that the training went back to is not its past any more."""
        for path in self._known:
            if path.stem > f"step-{self._training.steps_done:010}":
                path.unlink(missing_ok=True)
        self._known = self._files()


def save(path, training, **header):
    """Keeps the moment of a training at a standstill.

    Args:
        path: of the file, `.npz`. At every moment it is either complete or what it was before.
        training: a `Training`.
        header: what else the file shall say, as JSON can.
    """
    moment = training.moment()
    arrays = {f"variables/{number:05}": value for number, value in enumerate(moment.values)}
    arrays |= {f"losses/{name}": values for name, values in moment.losses.items()}
    header |= {"place": moment.place, "arrays": sorted(arrays)}
    with replaced(path) as aside, open(aside, "wb") as file:
        np.savez(file, header=json.dumps(header, default=float), **arrays)


def read(path):
    """Header and `Moment` of a file that `save` wrote. The archive's check sums are compared first."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise zipfile.BadZipFile(path.name)
    with np.load(path) as archive:
        header = json.loads(archive["header"].item())
        arrays = {key: archive[key] for key in header["arrays"]}
    values = [array for key, array in arrays.items() if key.startswith("variables/")]
    losses = {key.removeprefix("losses/"): array for key, array in arrays.items() if key.startswith("losses/")}
    return header, Moment(header["place"], losses, values)
