"""The panel of a training: samples from fixed latents, loss curves, progress, Pause, Resume, Stop."""

import html
import io
import time

from ganedu import plots
from ganedu.live import svg
from IPython import get_ipython
from IPython.display import display, update_display
import ipywidgets as widgets
import keras
import numpy as np
from PIL import Image

SHORTEST = 0.1  # seconds between two frames: 10 Hz
LARGEST_SHARE = 0.03  # of the training's time that may go into frames
STYLE = """<style>
.ganedu-samples { image-rendering: pixelated; border-radius: 3px; }
.ganedu-line { font: 13px/1.5 var(--jp-ui-font-family, sans-serif); font-variant-numeric: tabular-nums; }
</style>"""


class Panel(keras.callbacks.Callback):
    """Shows a training as it goes. A Keras callback: the worker calls it between two calls.

    Only widget traits are set from the worker. When the training ends, the widget gives way to its last frame as a
    picture, which a saved notebook keeps.

    Args:
        steps: the steps of the whole training.
    """

    def __init__(self, steps):
        super().__init__()
        self.steps = steps
        self.losses = {"step": [], "d_loss": [], "g_loss": []}
        self._done = 0
        self._frame_end, self._frame_cost = float("-inf"), 0.0
        self._clock = _Clock()
        self._display_id = f"ganedu-{id(self)}"
        self._build()

    def _build(self):
        self._bar = widgets.FloatProgress(0.0, max=1.0, layout=widgets.Layout(width="160px", height="14px"))
        self._line = widgets.HTML("getting ready", layout=widgets.Layout(flex="1 1 auto"))
        self._line.add_class("ganedu-line")
        self._pause = widgets.Button(description="Pause", icon="pause", layout=widgets.Layout(width="100px"))
        self._stop = widgets.Button(description="Stop", icon="stop", layout=widgets.Layout(width="90px"))
        half = widgets.Layout(width="420px", max_width="50%", flex="0 0 auto")
        self._samples = widgets.Image(format="png", layout=half)
        self._samples.add_class("ganedu-samples")
        self._curves = widgets.HTML(layout=widgets.Layout(flex="1 1 260px"))
        top = widgets.HBox(
            [self._pause, self._stop, self._bar, self._line],
            layout=widgets.Layout(align_items="center", flex_flow="row wrap"),
        )
        pictures = widgets.HBox([self._samples, self._curves])
        self.view = widgets.VBox([widgets.HTML(STYLE, layout=widgets.Layout(display="none")), top, pictures])

    def show(self, run):
        """Connects the buttons and displays the panel below the cell that runs."""
        self._pause.on_click(lambda _: run.resume() if run.state == "paused" else run.pause())
        self._stop.on_click(lambda _: run.stop())
        if get_ipython() is not None:
            words = "A training was shown here. Run the cell to see it live."
            bundle = {**self.view._repr_mimebundle_(), "text/plain": words}
            display(bundle, raw=True, display_id=self._display_id)

    # What the worker calls.

    def on_training(self, training):
        self._training = training

    def on_train_begin(self, logs=None):
        self._done = self._training.steps_done  # more than 0 where a checkpoint was taken up
        self._draw_frame()

    def on_train_batch_end(self, batch, logs=None):
        self._clock.tick(batch + 1 - self._done)
        self._done = batch + 1
        self.losses["step"].append(self._done)
        for name in ("d_loss", "g_loss"):
            self.losses[name].append(logs[name])
        pause = max(SHORTEST, self._frame_cost / LARGEST_SHARE)
        if time.perf_counter() - self._frame_end >= pause:
            self._draw_frame()

    def on_command(self, name):
        if name == "pause":
            self._draw_frame("paused")
            self._pause.description, self._pause.icon = "Resume", "play"
        elif name == "resume":
            self._pause.description, self._pause.icon = "Pause", "pause"
            self._clock.restart()

    def finish(self, state, error=None):
        """Shows the last frame as a picture in place of the widget, or what went wrong in a sentence."""
        self._pause.disabled = self._stop.disabled = True
        if error is not None:
            self._line.value = html.escape(f"Training failed at step {self._done:,}: {error!r}")
            return
        self._draw_frame(state)
        if get_ipython() is not None:
            summary = f"{state} after {self._done:,} of {self.steps:,} steps"
            picture = plots.last_frame(self._images, self.losses, summary)
            update_display({"image/png": picture, "text/plain": summary}, display_id=self._display_id, raw=True)
            self.view.close()

    def _draw_frame(self, state=None):
        start = time.perf_counter()
        self._images = self.model.preview()
        if self._images.ndim == 4:
            self._samples.value = _png(plots.tile(self._images, columns=10))
        self._curves.value = svg.curves(self.losses["step"], {name: self.losses[name] for name in ("d_loss", "g_loss")})
        self._bar.value = self._done / self.steps
        self._line.value = self._clock.sentence(self._done, self.steps, state)
        self._frame_end = time.perf_counter()
        self._frame_cost = self._frame_end - start


class _Clock:
    """Steps per second and time left, smoothed over the last seconds."""

    def __init__(self):
        self.rate = 0.0
        self.restart()

    def restart(self):
        self._last = time.perf_counter()

    def tick(self, steps):
        now = time.perf_counter()
        rate, self._last = steps / (now - self._last), now
        self.rate = 0.8 * self.rate + 0.2 * rate if self.rate else rate

    def sentence(self, done, steps, state=None):
        parts = [f"<b>{state}</b>"] if state else []
        parts.append(f"step {done:,} of {steps:,}")
        if self.rate and not state:
            left = (steps - done) / self.rate
            parts += [f"{self.rate:,.0f} steps/s", f"{left:,.0f} s left" if left < 90 else f"{left / 60:,.0f} min left"]
        return " · ".join(parts)


def _png(pixels):
    buffer = io.BytesIO()
    Image.fromarray(np.squeeze(pixels)).save(buffer, "png", compress_level=1)
    return buffer.getvalue()
