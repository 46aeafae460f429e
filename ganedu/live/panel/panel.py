"""The panel of a training: it looks between two calls, at a price, and passes on what the learner asks for."""

import base64
import html
import io
import re
import time
import zlib

from ganedu import plots
from ganedu.live.kit.thinned import Thinned
from ganedu.live.panel import exports
from ganedu.live.panel.controls import controls
from ganedu.live.panel.quality import Quality
from ganedu.live.panel.timeline import Checkpoints, Frame, Frames
from ganedu.live.panel.view import PanelView
from ganedu.training.callbacks import BackFromNaN
from ganedu.training.worker import SECONDS_PER_CALL
from IPython import get_ipython
from IPython.display import display, update_display
import keras
import numpy as np
from PIL import Image

SHORTEST = 0.1  # seconds between two frames: 10 Hz
LONGEST = 0.5 - SECONDS_PER_CALL  # a frame waits for the end of a call, and there are to be two a second
LARGEST_SHARE = 0.02  # of the training's time that may go into frames, unless they would be rarer than 2 Hz


class Panel(keras.callbacks.Callback):
    """Shows a training as it goes, and steers it. A Keras callback: the worker calls it between two calls.

    Args:
        steps: the steps of the whole training.
        others: the training's other callbacks; `FailureDetectors` and `Quality` among them are shown.
    """

    def __init__(self, steps, others=()):
        super().__init__()
        self.steps = steps
        self.losses = {"step": []}
        self.seconds = 0.0  # that were spent here
        self._detectors = next((other for other in others if isinstance(other, BackFromNaN)), None)
        self._quality = next((other for other in others if isinstance(other, Quality)), None)
        self._gradients = Thinned("D", "G")
        self._vitals = {"step": [], "d_gradient": [], "g_gradient": []}
        self._frames = Frames()
        self._checkpoints = None
        self._notes = []
        self._told = set()  # findings of the detectors that are among the notes
        self._done, self._look, self._shown = 0, None, None
        self._clock = _Clock()
        self._frame_end, self._frame_cost = float("-inf"), 0.0
        self._recompiling = None
        self._display_id = f"ganedu-{id(self)}"
        self.view = PanelView(self, floor=self._quality.floor if self._quality else None)

    def show(self, run):
        """Displays the panel below the cell that runs."""
        self._run = run
        if get_ipython() is not None:
            display({"text/plain": ""}, raw=True, display_id=self._display_id)
            display(self.view)

    # What the learner asks for, in the main thread.

    def main(self):
        """Starts, pauses or resumes, whichever is possible."""
        self._run.resume() if self._run.state == "paused" else self._run.pause()

    def stop(self):
        """Ends the training."""
        self._run.stop()

    def turn(self, player):
        """Plays one turn of "d" or "g", and tells what became of the player's loss."""
        name = {"d": "discriminator", "g": "generator"}[player]
        self._training.command(f"{name} turn", lambda: self._play(name), by_hand=True)

    def _play(self, name):
        game, player = self.model, name[0].upper()
        seed = game.turn_seed(game.d_optimizer if player == "D" else game.g_optimizer)

        def loss():
            with keras.StatelessScope():  # a look changes no statistics
                return float(getattr(game, f"{name}_loss")(self._batch, seed))

        before = loss()
        self._training.play(name)
        after = loss()
        if hasattr(self._detectors, "latest"):
            self._detectors.look()
            self._collect()
        text = f"{player} turn: {player}'s loss went from {before:.3f} to {after:.3f} on the same batch and noise."
        self._note(self._done, "turn", text)

    def steer(self, name, value):
        """Moves one of the sliders."""
        control = self._controls.get(name)
        if control is None:
            raise ValueError(f"This game has no {name} to steer; it has {', '.join(self._controls)}.")
        control(self._training, value)

    def scrub(self, index):
        """Shows a kept frame, or with None what happens now."""
        if index is not None and not 0 <= index < len(self._frames):
            return
        self._shown = None if index is None else self._frames[index]
        self._show_frame(self._shown or self._frames[-1])

    def rewind(self):
        """Rewinds to the last checkpoint before the frame that is shown, and trains on from there."""
        step = self._checkpoint_before()
        if step is None:
            raise ValueError("There is no checkpoint before this frame yet.")
        self._run.rewind(step)

    @property
    def checkpoints(self):
        """The steps of the checkpoints that are kept now."""
        return list(self._checkpoints.steps) if self._checkpoints is not None else []

    def go_back(self, step):
        """Rewinds game, training and curves to a checkpoint, at a standstill."""
        self._checkpoints.go_back(step)

    def export(self, kind):
        """Saves the frames as "gif" or the curves as "csv" next to the notebook."""
        if kind == "gif":
            pictures = [(frame.step, frame.png) for frame in list(self._frames) if frame.png]
            content = exports.gif(pictures)
        else:
            content = self.csv()
        path = exports.write(f"training.{kind}", content)
        self.view.send({"name": path.name, "kind": kind}, [content])  # no trait: a notebook would keep its value
        self._note(self._done, "saved", f"{path.name} was saved next to the notebook.")

    def csv(self):
        """Everything that was measured, as a CSV file in bytes."""
        tables = [self.losses, self._vitals, *([self._quality.readings] if self._quality else [])]
        columns = [(part["step"], {name: part[name] for name in part if name != "step"}) for part in tables]
        return exports.table(columns)

    # What the worker calls.

    def on_training(self, training):
        self._training = training
        self._checkpoints = Checkpoints(training)
        self._batch = next(iter(training.batches(0).unbatch()))
        scores = not all(gan.objective.probability for gan, _ in self.model.duels(self._batch))
        self.losses |= {name: [] for name in self.model.reported}
        self._curves = Thinned(*self.model.reported)
        self._show_controls(scores=scores)

    def on_train_begin(self, logs=None):
        self._done = self._training.steps_done  # more than 0 where a checkpoint was taken up
        self._clock.restart()
        self._draw_frame("waiting" if self._run.state == "paused" else None)

    def on_train_batch_end(self, batch, logs=None):
        start = time.perf_counter()
        self._clock.tick(self._training.steps_done - self._done)
        self._done = self._training.steps_done
        losses = [logs[name] for name in self.model.reported]
        for name, value in zip(self.losses, (self._done, *losses), strict=True):
            self.losses[name].append(value)
        self._curves.append(self._done, *losses)
        self._collect()
        if self._recompiling is not None:
            seconds = time.perf_counter() - self._recompiling
            self._note(self._done, "change", f"The training step was recompiled in {seconds:.1f} s.")
            self._recompiling = None
        pause = min(LONGEST, max(SHORTEST, self._frame_cost / LARGEST_SHARE))
        if start - self._frame_end >= pause:
            self._draw_frame()
        else:
            self._show_progress()
        self.seconds += time.perf_counter() - start

    def on_standstill(self, last):
        start = time.perf_counter()
        if self._checkpoints is not None:
            try:
                self._checkpoints.keep_if_due()
            except OSError as error:
                self._checkpoints.close()
                self._checkpoints = None
                self._note(
                    self._done, "problem", f"A checkpoint could not be saved, so you can no longer rewind: {error}."
                )
        self.seconds += time.perf_counter() - start

    def on_command(self, name):
        if " = " in name:
            self._note(self._done, "change", name)
        state = "paused" if self._training.paused else None
        if self._training.renewed:
            self._recompiling = time.perf_counter()
            state = state or "recompiling"
        self._draw_frame(state)
        self._clock.restart()

    def on_go_back(self):
        """Forgets what came after the step that the training was rewound to."""
        step = self._done = self._training.steps_done
        for part in (self.losses, self._vitals):
            kept = sum(at <= step for at in part["step"])
            for name in part:
                del part[name][kept:]
        for thinned in (self._curves, self._gradients):
            thinned.cut(step)
        self._frames.cut(step)
        self._shown = self._look = None
        found = self._detectors.findings if self._detectors else []
        lasting = {_finding(name, sentence) for _, name, sentence in found}  # NaN, which the training went back from
        self._notes = [
            note for note in self._notes if note["step"] <= step or note["kind"] == "saved" or note["text"] in lasting
        ]
        self._show_controls()
        self._note(step, "change", "Training was rewound to this step.")

    def finish(self, state, error=None):
        """Shows how the training ended, and keeps the last frame as a picture for the saved notebook."""
        if error is not None:
            sentence = f"Training failed at step {self._done:,}: {error!r}"
            self.view.show(status=self._status("failed", sentence))
            return
        self._collect()
        self._draw_frame(state)
        if get_ipython() is not None:
            summary = f"{state} after {self._done:,} of {self.steps:,} steps"
            picture = plots.last_frame(self._images, self.losses, summary)
            update_display(_last_frame(picture, summary), display_id=self._display_id, raw=True)

    # Looking.

    def _show_controls(self, **traits):
        self._controls = controls(self.model)
        self.view.show(controls=[control.shown() for control in self._controls.values()], **traits)

    def _collect(self):
        """Takes over what the detectors have seen since the last time."""
        if self._detectors is None:
            return
        look = getattr(self._detectors, "latest", None)
        if look is not None and look is not self._look:
            self._look = look
            self._gradients.append(look.step, look.d_gradient, look.gradient)
            for name, value in (("step", look.step), ("d_gradient", look.d_gradient), ("g_gradient", look.gradient)):
                self._vitals[name].append(value)
        for found in self._detectors.findings:
            if found not in self._told:
                step, name, sentence = found
                self._note(step, "alert", _finding(name, sentence))
        self._told = set(self._detectors.findings)

    def _draw_frame(self, state=None):
        start = time.perf_counter()
        self._images = self.model.preview(self._batch)
        pictures = plots.preview(self._images)
        png = None if pictures is None else _png(pictures)
        logits = (self._look.real_logits, self._look.fake_logits) if self._look else (None, None)
        self._frames.add(Frame(self._done, png, *logits))
        self._show_frame(self._shown or self._frames[-1], state)
        self._frame_end = time.perf_counter()
        self._frame_cost = self._frame_end - start

    def _show_frame(self, frame, state=None):
        self._show_progress(
            state,
            frame={"step": frame.step, "png": frame.png, "real": _floats(frame.real), "fake": _floats(frame.fake)},
            timeline={"frames": len(self._frames), "shown": self._shown_index(), "from": self._checkpoint_before()},
        )

    def _show_progress(self, state=None, **more):
        """Shows the step, the speed and the curves, which cost little, and what more there is."""
        curves = {"losses": self._curves.arrays()}
        if len(self._vitals["step"]) > 1:
            curves["gradients"] = self._gradients.arrays()
        if self._quality is not None and len(self._quality.readings["step"]) > 1:
            readings = self._quality.readings
            curves["quality"] = {"x": readings["step"], "samples": readings["frechet_distance"]}
        state = state or self._run.state
        sentence = self._clock.sentence(self._done, self.steps, state, self.model.turns.numpy())
        self.view.show(
            status=self._status(state, sentence),
            curves={chart: {name: _floats(part[name]) for name in part} for chart, part in curves.items()},
            **more,
        )

    def _status(self, state, sentence):
        return {"state": state, "sentence": sentence, "share": self._done / self.steps, "step": self._done}

    def _shown_index(self):
        steps = [frame.step for frame in list(self._frames)]
        return steps.index(self._shown.step) if self._shown is not None and self._shown.step in steps else None

    def _checkpoint_before(self):
        """The newest checkpoint up to the frame that is shown; None where there is none."""
        at = self._done if self._shown is None else self._shown.step
        return max((step for step in self.checkpoints if step <= at and step < self._training.total), default=None)

    def tell(self, text):
        """Writes a note of this moment."""
        self._note(self._done, "change", text)

    def _note(self, step, kind, text):
        self._notes.append({"step": step, "kind": kind, "text": text})
        self.view.show(notes=list(self._notes))


def _finding(name, sentence):
    """What a detector found, in words: "PerfectDiscriminator" and its sentence as "Perfect discriminator: ..."."""
    first, *others = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", name).split()
    return f"{' '.join([first, *map(str.lower, others)])}: {sentence}"


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

    def sentence(self, done, steps, state, turns):
        parts = [] if state == "running" else [state]
        parts.append(f"step {done:,} of {steps:,}")
        if self.rate and state == "running":
            left = (steps - done) / self.rate
            parts += [f"{self.rate:,.0f} steps/s", f"{left:,.0f} s left" if left < 90 else f"{left / 60:,.0f} min left"]
        elif state == "paused":
            parts.append(f"D {turns[0]:,} and G {turns[1]:,} turns")
        return " · ".join(parts)


def _last_frame(picture, summary):
    """The picture as an output. It hides while the live panel is there, and hides what is left of one that is gone."""
    here = ".jp-OutputArea-child:has(.ganedu-last-frame)"
    gone = ".jp-OutputArea-child:has(> .jupyter-widgets):not(:has(> .jupyter-widgets > *))"
    style = f"{here}:has(~ .jp-OutputArea-child .ganedu-panel), {here} ~ {gone} {{ display: none; }}"
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    image = f'<img class="ganedu-last-frame" alt="{html.escape(summary)}" src="{address}">'
    return {"text/html": f"<style>{style}</style>{image}", "text/plain": summary}


def _png(pixels):
    buffer = io.BytesIO()
    # Looking for runs alone is the fastest way, and on black backgrounds no file is smaller.
    Image.fromarray(np.squeeze(pixels)).save(buffer, "png", compress_level=1, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


def _floats(values):
    return None if values is None else np.asarray(values, "float32").tobytes()
