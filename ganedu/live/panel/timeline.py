"""The past of a training: frames in memory, to look back at, and checkpoints on disk, to rewind to."""

import contextlib
import dataclasses
import pathlib
import shutil
import tempfile
import weakref

from ganedu.training import checkpoints

MOST_FRAMES = 200
MOST_CHECKPOINTS = 12


@dataclasses.dataclass(frozen=True)
class Frame:
    """What was seen at one moment.

    Attributes:
        step: steps done.
        png: the samples as a PNG file, or None where they are no images.
        real, fake: the logits of real examples and of fakes, float32 `(n,)`, or None where nobody looked.
    """

    step: int
    png: bytes | None
    real: object = None
    fake: object = None


class Frames:
    """Moments of a training, at most `MOST_FRAMES`, about equally far apart, and always the newest."""

    def __init__(self):
        self._frames, self._apart, self._added = [], 1, 0

    def add(self, frame):
        """Keeps a frame; the one before it may be dropped."""
        if self._frames and self._frames[-1][1].step == frame.step:
            self._frames.pop()
        self._frames.append((self._added, frame))
        self._added += 1
        if len(self._frames) > MOST_FRAMES:
            self._apart *= 2
        newest = self._frames[-1]
        self._frames = [kept for kept in self._frames if kept[0] % self._apart == 0 or kept is newest]

    def cut(self, step):
        """Forgets what came after a step."""
        self._frames = [kept for kept in self._frames if kept[1].step <= step]

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        return self._frames[index][1]


class Checkpoints:
    """Places on disk that a training can be rewound to, at most `MOST_CHECKPOINTS`, in a folder that ends with them.

    Args:
        training: a `Training`.
    """

    def __init__(self, training):
        self._training = training
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="ganedu-"))
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._apart = -(-training.total // (MOST_CHECKPOINTS - 1))
        self.steps = []

    def keep_if_due(self):
        """Keeps the place where the training stands, if enough steps lie behind the last one.

        Raises:
            OSError: if it cannot be written, for instance to a full disk.
        """
        step = self._training.steps_done
        if self.steps and step < self.steps[-1] + self._apart and (step < self._training.total or step in self.steps):
            return
        checkpoints.save(self._path(step), self._training)
        self.steps = sorted({*self.steps, step})
        while len(self.steps) > MOST_CHECKPOINTS:
            self._path(self.steps.pop(-2)).unlink(missing_ok=True)

    def go_back(self, step):
        """Rewinds the training and its game to a kept place, at a standstill."""
        _, moment = checkpoints.read(self._path(step))
        self._training.go_back(moment)
        for later in [kept for kept in self.steps if kept > step]:
            self.steps.remove(later)
            with contextlib.suppress(OSError):
                self._path(later).unlink()

    def close(self):
        """Removes the folder."""
        self._remove()

    def _path(self, step):
        return self._folder / f"{step}.npz"
