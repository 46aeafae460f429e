"""Curves that grow without end, in a bounded number of points."""

import numpy as np


class Thinned:
    """Named numbers over steps, as means of equal parts: when there are too many points, neighbours are joined.

    Args:
        names: of the numbers.
        most: points that are kept at most.
    """

    def __init__(self, *names, most=300):
        self.names = names
        self.most = most
        self.clear()

    def clear(self):
        """Forgets everything."""
        self._points = []  # rows: step, numbers
        self._part, self._size, self._newest = [], 1, []

    def append(self, step, *numbers):
        """Adds one reading."""
        self._newest = [(step, *numbers)]
        self._part.append((step, *numbers))
        if len(self._part) < self._size:
            return
        self._points.append(tuple(np.mean(self._part, axis=0)))
        self._part = []
        if len(self._points) >= self.most:
            pairs = zip(self._points[::2], self._points[1::2], strict=False)
            self._points = [tuple(np.mean(pair, axis=0)) for pair in pairs]
            self._size *= 2

    def cut(self, step):
        """Forgets what came after a step."""
        self._points = [point for point in self._points if point[0] <= step]
        self._part = [reading for reading in self._part if reading[0] <= step]
        self._newest = []

    def arrays(self):
        """The points as `{"x": (n,), name: (n,), ...}` in float32, the newest reading included."""
        rows = [*self._points, *(self._newest if self._size > 1 else [])]
        columns = np.asarray(rows, "float32").reshape(len(rows), 1 + len(self.names)).T
        return dict(zip(("x", *self.names), columns, strict=True))
