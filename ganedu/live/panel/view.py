"""The training panel as the browser sees it."""

import contextlib
import threading
import weakref

from ganedu.live.kit.tool import Tool, source
import traitlets


class PanelView(Tool):
    """What the panel shows, as synced traits: it comes back when a tab is closed and opened again.

    Clicks call the methods of `handler`, with a sentence shown where one raises a `ValueError` or an `OSError`.

    Args:
        handler: has the methods `main`, `stop`, `turn(player)`, `steer(name, value)`, `scrub(index)`, `rewind()` and
            `export(kind)`.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/chart.js", "panel/panel.js")
    _css = source("kit/kit.css", "panel/panel.css")
    _earlier, _newest = [], None
    words = "A training was shown here. Run the cell to see it live."

    status = traitlets.Dict().tag(sync=True)  # state, sentence, share done, whether turns can be played
    frame = traitlets.Dict().tag(sync=True)  # step, png, real, fake
    curves = traitlets.Dict().tag(sync=True)  # for each chart {"x": float32 bytes, name: float32 bytes}
    notes = traitlets.List().tag(sync=True)  # {step, kind, text}
    controls = traitlets.List().tag(sync=True)  # see `Control.shown`
    timeline = traitlets.Dict().tag(sync=True)  # how many frames, which is shown, the checkpoint to rewind to
    scores = traitlets.Bool(False).tag(sync=True)  # D's outputs are scores, not the logits of probabilities
    floor = traitlets.Float(None, allow_none=True).tag(sync=True)  # the Fréchet distance of real images
    newer = traitlets.Bool(False).tag(sync=True)  # a newer training has a panel of its own

    def __init__(self, handler, **traits):
        super().__init__(**traits)
        self._handler = handler
        self._lock = threading.RLock()  # the worker and a click may both want to show something

    @classmethod
    def tell_of(cls, newest):
        """Has the panels of earlier trainings offer the newest one."""
        cls._earlier = [reference for reference in cls._earlier if reference() is not None]
        for reference in cls._earlier:
            reference().newer = True
        cls._newest = newest
        cls._earlier.append(weakref.ref(newest))

    def do_follow(self):
        """Shows the newest training here, in the place of the one that this panel showed."""
        newest = self._newest
        if newest is self:
            return
        self._handler = newest._handler
        shown = [name for name in newest.traits(sync=True) if name in PanelView.class_own_traits(sync=True)]
        for name in shown:
            if name != "newer":
                traitlets.dlink((newest, name), (self, name))
        self.newer = False

    def show(self, **traits):
        """Sets several traits in one message."""
        with self._lock, self.hold_sync():
            for name, value in traits.items():
                setattr(self, name, value)

    def do_main(self):
        self._try(self._handler.main)

    def do_stop(self):
        self._try(self._handler.stop)

    def do_turn(self, player):
        self._try(self._handler.turn, player)

    def do_steer(self, name, value):
        self._try(self._handler.steer, name, value)

    def do_scrub(self, index):
        self._try(self._handler.scrub, index)

    def do_rewind(self):
        self._try(self._handler.rewind)

    def do_export(self, kind):
        self._try(self._handler.export, kind)

    def _try(self, method, *arguments):
        try:
            method(*arguments)
        except (ValueError, OSError) as error:
            with contextlib.suppress(Exception):
                self.show(
                    notes=[*self.notes, {"step": self.status.get("step", 0), "kind": "problem", "text": str(error)}]
                )
