"""The 2-D playground: a GAN on points of the plane, to be watched, steered, slowed down and broken."""

import dataclasses
import functools
import time
import weakref

from ganedu import data
from ganedu.live.kit.tool import Tool, source
from ganedu.live.playground import menus, picture
from ganedu.live.playground.engine import CURVES, Broken, Engine
from ganedu.live.playground.match import NAMES, Match
from ganedu.live.playground.presets import PRESETS
from ganedu.live.playground.settings import COMMON, DIALS, RULES, Settings, calm_adam, from_objects
from ganedu.live.playground.worker import Worker
from ganedu.parts import objectives, penalties, priors
import numpy as np
import traitlets

SECONDS_PER_CALL = 0.065  # of playing, between two frames
SECONDS_PER_PHASE = 3.0
AT_ONCE = 50  # steps that `step` plays before it can be interrupted
LONGEST = 30_000  # steps after which Play pauses by itself
LAYERS = {
    **dict.fromkeys(("surface", "real", "fake", "arrows", "best"), True),
    **dict.fromkeys(("contours", "manifold"), False),
}

_playing = None  # a reference to the playground that plays: one at a time


class Playground(Tool):
    """A GAN on points in the plane, live.

    In a notebook it shows itself: press Play. In code it is a game with a few verbs:

        play = live.Playground(world=data.ring, objective=objectives.minimax, seed=1)
        play.step(200)
        play.measures, play.frame(), play.picture()

    Args:
        world: the data: one of `ganedu.data`, `data.Strokes([...], sigma)`, or anything with `points(count, seed)`.
        objective: what each player minimises; one of `ganedu.parts.objectives`.
        penalty: what D pays besides; `penalties.r1(0.1)` if None, and `penalties.none` for nothing.
        prior: what z is drawn from; `priors.normal(2)` if None.
        seed: decides the data, the first weights, and the noise of every step.
        versus: a dictionary of arguments of a second game that is played beside the first, step by step, such as
            `{"objective": objectives.minimax}`. World and seed are the same for both.
        **settings: `d_rate`, `g_rate` (2e-3), `d_turns`, `g_turns` (1), `d_layers`, `g_layers` (3), `d_units`,
            `g_units` (64), `d_optimizer`, `g_optimizer` (functions from a rate to a Keras optimizer), `batch_size`
            (256), `smoothing` (of labels, 0), `averaged` (False: whether G is shown and measured with its weights
            averaged over about 100 turns).

    Raises:
        TypeError, ValueError: if the settings cannot be played with.
    """

    _esm = source(
        "kit/kit.js",
        *(f"playground/{part}.js" for part in ("frame", "surface", "scene", "numbers", "story", "brush")),
        *(f"playground/{part}.js" for part in ("rows", "controls", "bars", "sides", "playground")),
    )
    _css = source("kit/kit.css", "playground/playground.css")
    words = (
        "The 2-D playground is shown here: real points, fakes, what the discriminator believes, and the optimal "
        "discriminator beside it. Run the cell to play."
    )

    _worker = None  # until a playground is ready; one that was refused is closed too

    shown = traitlets.Bytes(b"").tag(sync=True)  # the last frame
    choices = traitlets.List().tag(sync=True)  # the settings of each side, as the menus show them
    curves = traitlets.List().tag(sync=True)
    notice = traitlets.Dict().tag(sync=True)
    layers = traitlets.Dict(LAYERS).tag(sync=True)  # what is shown; the browser's own
    menu = traitlets.Dict(menus.FOR_BROWSER).tag(sync=True)

    def __init__(
        self,
        world=data.ring,
        objective=objectives.non_saturating,
        penalty=None,
        prior=None,
        seed=0,
        versus=None,
        **settings,
    ):
        given = {"world": world, "objective": objective, "seed": seed, **settings}
        given["penalty"] = penalties.r1(0.1) if penalty is None else penalty
        given["prior"] = priors.normal(2) if prior is None else prior
        first = _changed(defaults(), from_objects(given))
        both = [first] if versus is None else [first, _second(first, versus)]
        match = Match([Engine(one) for one in both])
        super().__init__()
        self._match = match
        self._settings = both
        self._worker = Worker(self._failed)
        weakref.finalize(self, self._worker.end)
        self._state = "paused"
        self._steps_per_call, self._rate = 1, 0.0
        self._preset = None
        self._play_until = LONGEST
        self._known = None  # of the curves, in the browser
        self._said = 0
        self.choices = [menus.described(one) for one in both]
        _pause_the_other(self)

    # What code says. Each waits until it is done.

    def step(self, steps=1):
        """Plays steps, both sides if there are two.

        Returns:
            The first side's `Measures`.
        """
        if isinstance(steps, bool) or not isinstance(steps, int) or steps < 1:
            raise ValueError(f"steps is {steps!r}; expected a positive integer, such as 200.")
        self.pause()
        for part in [AT_ONCE] * (steps // AT_ONCE) + [steps % AT_ONCE] * bool(steps % AT_ONCE):
            try:
                self._ask(functools.partial(self._play, part))
            except Broken as broken:
                self._say(str(broken))
                print(broken)
                break
        self._ask(self._show)
        return self.measures

    def discriminator_turn(self):
        """Plays one turn of the discriminator."""
        self.pause()
        self._ask(lambda: self._turn("discriminator"))

    def generator_turn(self):
        """Plays one turn of the generator."""
        self.pause()
        self._ask(lambda: self._turn("generator"))

    def next_phase(self):
        """Plays the next phase of a step in slow motion.

        Returns:
            A `Phase`, with a sentence and a frame; of the first side, if there are two.
        """
        self.pause()
        self._ask(self._advance)
        return self._match.slow.now[0]

    def start(self):
        """Plays on in the background, until `pause()`."""
        self._begin("playing")

    def pause(self):
        """Holds the game after the call that is running."""
        self._state = "paused"
        self._worker.repeat(None)
        self._ask(lambda: None)

    def rewind(self, step=0):
        """Puts the players back to the last kept moment that is not after `step`. Settings stay as they are."""
        self.pause()
        self._ask(lambda: self._rewind(step))

    def change(self, side=0, **settings):
        """Changes settings, by the names that the playground was made with.

        Rates, smoothing and a penalty's weight act on the game as it is; a new objective, penalty, optimizer or number
        of turns lets the players go on under new rules; everything else begins a new game.

        Args:
            side: 0 or 1, where there are two. World and seed are set for both.
            **settings: what to change.

        Raises:
            TypeError, ValueError: if that cannot be played with; then nothing is changed.
        """
        self._ask(self._changing(side, from_objects(settings)))

    def compare(self, **settings):
        """Begins anew with a second game beside the first, on the same data and seed.

        Args:
            **settings: in what the second differs.
        """
        first = self._settings[0]
        self._ask(self._beginning([first, _second(first, settings)]))

    def frame(self, side=0):
        """What the picture shows now: a `Frame` of arrays."""
        return self._ask(lambda: self.sides[side].frame())

    @property
    def sides(self):
        """One or two `Engine` objects: what is played, without the widget."""
        return self._match.sides

    @property
    def measures(self):
        """How good the (first) generator is now, with the floor: a `Measures`."""
        return self._ask(lambda: self.sides[0].measures)

    @property
    def history(self):
        """What was measured so far, one entry every 100 steps: lists by name."""
        return self.sides[0].history

    @property
    def gan(self):
        """The (first) game itself, a `ganedu.GAN`. Its `generate(z)` draws with averaged weights."""
        return self.sides[0].gan

    def picture(self):
        """Draws points, fakes and what the discriminator believes, with the optimal discriminator beside it.

        Where two games are compared, the two discriminators.

        Returns:
            A `plots.Picture`, which a notebook keeps as a small PNG.
        """
        frames = self._ask(lambda: [side.frame() for side in self.sides])
        if len(frames) == 1:
            titles = f"D, step {frames[0].step:,}", "optimal D for this G"
            surfaces = frames[0].surface, frames[0].best
            return picture.still([(title, surface, frames[0]) for title, surface in zip(titles, surfaces, strict=True)])
        return picture.still(
            [
                (f"{name}: D, step {frame.step:,}", frame.surface, frame)
                for name, frame in zip(NAMES, frames, strict=True)
            ]
        )

    def close(self):
        """Ends the game, its thread and the widget."""
        if self._worker is not None:
            self._worker.end()
        super().close()

    def _repr_mimebundle_(self, **kwargs):
        if not self.shown:
            self._worker.do(self._get_ready)
        return super()._repr_mimebundle_(**kwargs)

    # What the browser asks for. Nothing here waits, and nothing raises.

    def _obey(self, widget, content, buffers):
        try:
            super()._obey(widget, content, buffers)
        except (TypeError, ValueError) as error:
            self._say(str(error))

    def do_play(self):
        self._begin("playing")

    def do_slow(self):
        self._begin("slow")

    def do_pause(self):
        self._hold()

    def do_next(self):
        self._hold()
        self._post(self._advance)

    def do_turn(self, player):
        self._hold()
        self._post(lambda: self._turn(player))

    def do_step(self):
        self._hold()
        self._post(lambda: self._move(self._play, 1))

    def do_rewind(self, step):
        self._hold()
        self._post(lambda: self._rewind(step))

    def do_configure(self, side, choices):
        self._post(self._changing(side, menus.meant(self._settings[side], choices)))

    def do_draw(self, strokes):
        self._post(self._changing(0, {"world": data.Strokes(strokes, menus.BRUSH)}))

    def do_compare(self, on):
        first = self._settings[0]
        self._hold()
        self._post(self._beginning([first, first] if on else [first]))

    def do_fail(self, name):
        preset = next(preset for preset in PRESETS if preset.name == name)
        self._hold()
        self._post(self._beginning([_changed(defaults(), preset.settings)]))
        self._preset = preset
        self._say(preset.question + " Decide, then press Play.")

    # Between the main thread, which builds, and the worker, which plays.

    def _ask(self, job):
        """Has the worker do something, waits for it, and gives its result."""
        return self._worker.do(job).result()

    def _post(self, job):
        """Has the worker do something; what goes wrong is said in the widget."""

        def told(future):
            if not future.cancelled() and future.exception() is not None:
                self._failed(future.exception())

        self._worker.do(job).add_done_callback(told)

    def _begin(self, state):
        _pause_the_other(self)
        self._state = state
        self._play_until = self.sides[0].step + LONGEST
        self._post(self._show)
        self._worker.repeat(self._beat)

    def _hold(self):
        self._state = "paused"
        self._worker.repeat(None)
        self._post(self._show)

    def _changing(self, side, changes):
        """Builds what new settings need, in this thread, and returns the job that puts it in place."""
        common = {name: changes[name] for name in COMMON if name in changes}
        new = [
            _changed(settings, changes if number == side else common) for number, settings in enumerate(self._settings)
        ]
        different = set().union(*(old.differences(one) for old, one in zip(self._settings, new, strict=True)))
        if not different <= {*DIALS, *RULES}:
            return self._beginning(new)
        if different:
            self._preset = None
        replacements = [
            Engine(one) if old.differences(one) - {*DIALS} else None
            for old, one in zip(self._settings, new, strict=True)
        ]
        self._accept(new)
        rules = ", ".join(sorted(name for name in different if name in RULES))

        def put_in_place():
            if rules:
                self._match.finish_step()
            for number, replacement in enumerate(replacements):
                if replacement is None:
                    self.sides[number].adjust(new[number])
                    continue
                replacement.take_over(self.sides[number])
                replacement.marks.append((replacement.step, f"new {rules}"))
                self.sides[number] = replacement
            self._get_ready()

        return put_in_place

    def _beginning(self, settings):
        """Builds new games, in this thread, and returns the job that puts them in place."""
        match = Match([Engine(one) for one in settings])
        self._accept(settings)
        self._preset = None

        def put_in_place():
            self._match = match
            self._play_until = LONGEST
            self._get_ready()

        return put_in_place

    def _accept(self, settings):
        self._settings = settings
        self.choices = [menus.described(one) for one in settings]

    def _say(self, text):
        self._said += 1
        self.notice = {"text": text, "number": self._said}

    # What the worker does.

    def _failed(self, error):
        self._state = "paused"
        self._worker.repeat(None)
        self._say(f"The game was stopped by an error: {error}")
        self._worker.do(self._show)

    def _get_ready(self):
        self._show()
        for side in self.sides:
            side.warm_up()

    def _beat(self):
        """Plays a little and shows a frame.

        Returns:
            Seconds to wait.
        """
        if self._state == "slow":
            self._advance()
            return SECONDS_PER_PHASE
        start, steps = time.perf_counter(), self._steps_per_call
        try:
            self._play(steps)
        except Broken as broken:
            self._broken(broken)
        seconds = time.perf_counter() - start
        self._pause_at_the_end()
        self._show()
        self._pace(steps, seconds, time.perf_counter() - start)
        return 0.0

    def _pace(self, steps, playing, altogether):
        """Chooses how many steps come before the next frame."""
        possible = int(SECONDS_PER_CALL * steps / playing)
        end = self._play_until if self._preset is None else min(self._play_until, self._preset.steps)
        self._steps_per_call = max(1, min(2 * steps, possible, end - self.sides[0].step))
        rate = steps / altogether
        self._rate = 0.8 * self._rate + 0.2 * rate if self._rate else rate

    def _pause_at_the_end(self):
        step, preset = self.sides[0].step, self._preset
        if preset is not None and step >= preset.steps:
            self._preset = None
            self._stop(preset.because)
        elif step >= self._play_until:
            self._stop(f"Paused after {LONGEST:,} steps. Press Play to go on.")

    def _broken(self, broken):
        because = "" if self._preset is None else f" {self._preset.because}"
        self._preset = None
        self._stop(f"{broken}{because}")

    def _stop(self, sentence):
        self._state = "paused"
        self._worker.repeat(None)
        self._say(sentence)

    def _play(self, steps):
        self._match.play(steps)

    def _turn(self, player):
        self._move(self._match.turn, player)

    def _advance(self):
        self._move(self._match.advance)

    def _move(self, move, *arguments):
        """Shows what came of a move, where it broke a game too."""
        try:
            move(*arguments)
        except Broken as broken:
            self._broken(broken)
        self._show()

    def _rewind(self, step):
        self._match.rewind(step)
        self._show()

    def _show(self):
        """Sends a frame, and the curves if they have grown."""
        if self._state == "playing":
            self._match.finish_step()
        slow = self._match.slow
        frames = [phase.frame for phase in slow.now] if slow else [side.frame() for side in self.sides]
        header = {
            "state": self._state,
            "step": self.sides[0].step,
            "turns": self.sides[0].turns,
            "rate": round(self._rate, 1) if self._state == "playing" else None,
            "moments": self.sides[0].moments,
            "phase": slow and slow.described(),
        }
        self.shown = picture.pack(header, [(_words(frame), frame) for frame in frames])
        known = [
            (side.judge, len(side.history["step"]), side.history["step"][-1:], len(side.marks)) for side in self.sides
        ]
        if known != self._known:
            self._known = known
            self.curves = [_curves(side) for side in self.sides]


@functools.cache
def defaults():
    """What a playground plays if it is told nothing."""
    return Settings(
        world=data.ring,
        prior=priors.normal(2),
        objective=objectives.non_saturating,
        smoothing=0.0,
        penalty=penalties.r1,
        weight=0.1,
        batch_size=256,
        seed=0,
        d_layers=3,
        d_units=64,
        d_optimizer=calm_adam,
        d_rate=2e-3,
        d_turns=1,
        g_layers=3,
        g_units=64,
        g_optimizer=calm_adam,
        g_rate=2e-3,
        g_turns=1,
        averaged=False,
    )


def _changed(settings, changes):
    known = {field.name for field in dataclasses.fields(Settings)}
    unknown = sorted(set(changes) - known)
    if unknown:
        raise TypeError(f"There is nothing called {', '.join(unknown)} to set; there is {', '.join(sorted(known))}.")
    return dataclasses.replace(settings, **changes)


def _second(first, given):
    """The settings of a game that is compared with the first."""
    common = sorted(set(COMMON) & set(given))
    if common:
        raise ValueError(f"Two games are compared on the same world and seed; leave out {' and '.join(common)}.")
    return _changed(first, from_objects(given))


def _pause_the_other(playground):
    """One playground plays at a time: they would share the cores, and one whose cell was run again is not seen."""
    global _playing
    other = _playing() if _playing is not None else None
    if other is not None and other is not playground and other._state != "paused":
        other._hold()
    _playing = weakref.ref(playground)


def _words(frame):
    """What the browser is told beside a frame's arrays."""
    return {
        "box": frame.box,
        "probability": frame.probability,
        "p_known": frame.p_known,
        "width": frame.width,
        "outside": frame.outside,
        "arrow": _finite(frame.arrow),
    }


def _curves(side):
    floor = side.judge.floor
    return {
        "step": list(side.history["step"]),
        **{name: [_finite(value) for value in side.history[name]] for name in CURVES},
        "floor": {name: _finite(getattr(floor, name)) for name in ("js", "w1", "modes", "quality")},
        "known_modes": floor.known_modes,
        "marks": list(side.marks),
    }


def _finite(value):
    """A number of four digits, or None for what JSON cannot hold."""
    return float(f"{value:.4g}") if value is not None and np.isfinite(value) else None
