"""The 2-D playground: a GAN on points of the plane, to be watched, steered, slowed down and broken."""

import atexit
import dataclasses
import functools
import threading
import time
import weakref

from ganedu import data, progress
from ganedu.live.kit import interrupts
from ganedu.live.kit.tool import Tool, source
from ganedu.live.playground import menus, picture, players
from ganedu.live.playground.engine import SECONDS_PER_FRAME, Engine
from ganedu.live.playground.match import NAMES
from ganedu.live.playground.presets import PRESETS
from ganedu.live.playground.settings import COMMON, DIALS, RULES, Settings, calm_adam, from_objects
from ganedu.live.playground.side import CURVES
from ganedu.live.playground.worker import Worker
from ganedu.numbers import is_whole, shown
from ganedu.parts import objectives, penalties, priors
import keras
import numpy as np
import traitlets

SECONDS_PER_PHASE = 3.0
SOONEST = 0.5 * SECONDS_PER_FRAME  # after a frame: a call that the end of an epoch cut short shows none
LONGEST = 30_000  # steps after which Play pauses by itself
LAYERS = {
    **dict.fromkeys(("surface", "real", "fake", "arrows", "best"), True),
    **dict.fromkeys(("contours", "manifold"), False),
}

_made = weakref.WeakSet()  # all playgrounds that are there still


class Playground(Tool):
    """A GAN on points in the plane, live.

    In a notebook it shows itself: press Play. In code it is a game with a few verbs:

        play = live.Playground(world=data.ring, objective=objectives.minimax, seed=1)
        play.step(200)
        play.measures, play.frame(), play.picture()

    Args:
        world: the data: one of `ganedu.data`, `data.Strokes([...], sigma)`, or anything with `points(count, seed)`.
        objective: what each player minimises; one of `ganedu.objectives`.
        penalty: what is added to D's loss; `penalties.r1(0.1)` if None, and `penalties.none` for nothing.
        prior: what z is drawn from; `priors.normal(2)` if None.
        seed: decides the data, the first weights, and the noise of every step.
        versus: a dictionary of arguments of a second game that is played along with the first, step by step, such as
            `{"objective": objectives.minimax}`. World and seed are the same for both.
        **settings: `d_rate`, `g_rate` (2e-3), `d_turns`, `g_turns` (1), `d_layers`, `g_layers` (3), `d_units`,
            `g_units` (64), `d_optimizer`, `g_optimizer` (functions from a learning rate to a Keras optimizer),
            `batch_size` (256), `smoothing` (of labels, 0), `averaged` (False: whether G is shown and measured with its
            weights averaged over about 100 turns).

    Raises:
        TypeError, ValueError: if the settings cannot be played with.
    """

    _esm = source(
        "kit/kit.js",
        "kit/notebook.js",
        *(f"playground/{part}.js" for part in ("frame", "glide", "surface", "scene", "numbers", "story", "brush")),
        *(f"playground/{part}.js" for part in ("rows", "controls", "bars", "sides", "playground")),
    )
    _css = source("kit/kit.css", "playground/playground.css")
    words = (
        "The 2-D playground is shown here: real points, fakes, the discriminator's output, and next to it the optimal "
        "discriminator. Run the cell to play."
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
        self._made_with = {**given, "versus": versus}
        first = _changed(defaults(), from_objects(given))
        both = [first] if versus is None else [first, _second(first, versus)]
        watcher = keras.callbacks.LambdaCallback(
            on_train_begin=lambda logs: self._worker.pass_on(),
            on_train_batch_end=lambda batch, logs: self._look_up(),
            on_train_end=lambda logs: self._arrive(),
        )
        engine = Engine(both, [watcher])
        super().__init__()
        interrupts.heed(self)
        self._engine = engine
        self._settings = both
        self._worker = Worker(engine.training, self._failed)
        self._state = "paused"
        self._timer = threading.Timer(SECONDS_PER_PHASE, self._slowly)  # of the next phase
        self._error = None  # that ended what was played last
        self._preset = None
        self._play_until = LONGEST
        self._shown_at, self._shown_step, self._rate = 0.0, 0, 0.0
        self._fresh = False  # whether something was played that no frame has shown
        self._known = None  # of the curves, in the browser
        self._said = 0
        self.choices = [menus.described(one) for one in both]
        _pause_the_others(self)
        _made.add(self)

    # What code says. Each waits until it is done.

    def step(self, steps=1):
        """Plays steps, both sides if there are two.

        Returns:
            The first side's `Measures`.
        """
        if not is_whole(steps, least=1):
            raise ValueError(f"steps is {shown(steps)}; expected a positive integer, such as 200.")
        self.pause()
        self._error, said = None, self._said
        try:
            begin = self._engine.step
            future = self._worker.do(f"{steps:,} steps", lambda: self._engine.play_on(steps))
            progress.waiting(future, lambda: self._engine.step - begin, steps)
            self._worker.wait()
        except KeyboardInterrupt:
            self._halt()
            raise
        if self._error is not None:
            raise self._error
        if self._said > said:
            print(self.notice["text"])
        return self.measures

    def discriminator_turn(self):
        """Plays one turn of the discriminator."""
        self.pause()
        self._ask("discriminator turn", lambda: self._turn("discriminator"))

    def generator_turn(self):
        """Plays one turn of the generator."""
        self.pause()
        self._ask("generator turn", lambda: self._turn("generator"))

    def next_phase(self):
        """Plays the next phase of a step in slow motion.

        Returns:
            A `Phase`, with a sentence and a frame; of the first side, if there are two.
        """
        self.pause()
        self._ask("phase", self._advance)
        return self._engine.slow.now[0]

    def start(self):
        """Plays on in the background, until `pause()`."""
        self._begin("playing")

    def pause(self):
        """Holds the game after the call that is running."""
        self._halt()
        self._ask("pause", lambda: None)

    def rewind(self, step=0):
        """Rewinds the players to the last checkpoint that is not after `step`. Settings stay as they are."""
        self.pause()
        self._ask("rewind", lambda: self._rewind(step))

    def change(self, side=0, **settings):
        """Changes settings, by the names that the playground was made with.

        Learning rates, smoothing and a penalty's weight act on the game as it is; a new objective, penalty, optimizer
        or number of turns lets the players continue under new rules; everything else starts a new game.

        Args:
            side: 0 or 1, where there are two. World and seed are set for both.
            **settings: what to change.

        Raises:
            TypeError, ValueError: if that cannot be played with; then nothing is changed.
        """
        self._ask("change", self._changing(side, from_objects(settings)))

    def compare(self, **settings):
        """Starts a new game, and a second one next to it, on the same data and seed.

        Args:
            **settings: in what the second differs.
        """
        first = self._settings[0]
        self._ask("new game", self._beginning([first, _second(first, settings)]))

    def fresh(self):
        """Makes a playground as this one was made, at its start, whatever was played or changed since.

        Returns:
            A `Playground`.
        """
        return Playground(**self._made_with)

    def frame(self, side=0):
        """What the picture shows now: a `Frame` of arrays."""
        return self._ask("look", lambda: self.sides[side].frame())

    @property
    def sides(self):
        """One or two `Side` objects: what is played, without the widget."""
        return self._engine.sides

    @property
    def measures(self):
        """How good the (first) generator is now, with the floor: a `Measures`."""
        return self._ask("look", lambda: self.sides[0].measures)

    @property
    def history(self):
        """What was measured so far, one entry every 100 steps: lists by name."""
        return self.sides[0].history

    @property
    def gan(self):
        """The (first) game itself, a `ganedu.GAN`. Its `generate(z)` draws with averaged weights."""
        return self.sides[0].gan

    def picture(self):
        """Draws points, fakes and the discriminator's output, and next to it the optimal discriminator.

        Where two games are compared, the two discriminators.

        Returns:
            A `plots.Picture`, which a notebook keeps as a small PNG.
        """
        frames = self._ask("look", lambda: [side.frame() for side in self.sides])
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

    still = picture

    def close(self):
        """Ends the game, its threads and the widget."""
        self._end_threads()
        super().close()

    def _end_threads(self):
        if self._worker is not None:
            self._halt()
            self._worker.end()
            if self._timer.is_alive():
                self._timer.join()

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        if not self.shown:
            self._worker.do("look", self._get_ready)
        return bundle

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
        self._post("phase", self._advance)

    def do_turn(self, player):
        self._hold()
        self._post(f"{player} turn", lambda: self._turn(player))

    def do_step(self):
        self._hold()
        self._post("step", lambda: self._engine.play_on(1))

    def do_rewind(self, step):
        self._hold()
        self._post("rewind", lambda: self._rewind(step))

    def do_configure(self, side, choices):
        self._post("change", self._changing(side, menus.meant(self._settings[side], choices)))

    def do_draw(self, strokes):
        self._post("change", self._changing(0, {"world": data.Strokes(strokes, menus.BRUSH)}))

    def do_compare(self, on):
        first = self._settings[0]
        self._hold()
        self._post("new game", self._beginning([first, first] if on else [first]))

    def do_fail(self, name):
        preset = next(preset for preset in PRESETS if preset.name == name)
        self._hold()
        self._post("new game", self._beginning([_changed(defaults(), preset.settings)]))
        self._preset = preset
        self._say(preset.question + " Decide, then press Play.")

    # Between the main thread, which builds, and the worker, which plays.

    def _ask(self, name, job):
        """Has the worker do something, waits for it, and gives its result. If nothing is played, no thread is left."""
        result = self._worker.do(name, job).result()
        if self._state == "paused":
            self._worker.wait()
        return result

    def _post(self, name, job):
        """Has the worker do something; what goes wrong is said in the widget."""

        def told(future):
            if not future.cancelled() and future.exception() is not None:
                self._failed(future.exception())

        self._worker.do(name, job).add_done_callback(told)

    def _begin(self, state):
        _pause_the_others(self)
        self._halt()
        self._state = state
        self._post(state, self._play_on if state == "playing" else self._slowly)

    def _halt(self):
        self._state = "paused"
        self._engine.goal = 0
        self._timer.cancel()

    def interrupted(self):
        """The kernel was interrupted between two cells: the game is held."""
        if self._state != "paused":
            self._hold()
            self._say("The kernel was interrupted, so the game is paused. Press Play to continue.")

    def _hold(self):
        self._halt()
        self._post("pause", self._show)

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
        gans = [
            players.build(one) if old.differences(one) - {*DIALS} else None
            for old, one in zip(self._settings, new, strict=True)
        ]
        self._accept(new)
        rules = ", ".join(sorted(name for name in different if name in RULES))

        def put_in_place():
            self._engine.change(new, gans, f"new {rules}")
            self._set_goal()
            self._get_ready()

        return put_in_place

    def _beginning(self, settings):
        """Builds new games, in this thread, and returns the job that puts them in place."""
        sides = self._engine.built(settings)
        self._accept(settings)
        self._preset = None

        def put_in_place():
            self._engine.begin(sides)
            self._play_until = LONGEST
            self._set_goal()
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
        self._error = error
        self._halt()
        self._say(f"The game was stopped by an error: {error}")
        self._show()

    def _get_ready(self):
        self._show()
        self._engine.warm_up()

    def _play_on(self):
        if self._state == "playing":
            self._engine.play_on(LONGEST, watched=True)
            self._play_until = self._engine.goal
            self._set_goal()
            self._show()

    def _set_goal(self):
        if self._state == "playing":
            self._engine.goal = min(self._play_until, self._preset.steps if self._preset else self._play_until)

    def _look_up(self):
        """After a call of some steps: shows a frame, unless one was shown just now."""
        self._fresh = True
        seconds = time.perf_counter() - self._shown_at
        if self._state == "playing" and seconds >= SOONEST:
            rate = max(0, self._engine.step - self._shown_step) / seconds
            self._rate = 0.8 * self._rate + 0.2 * rate if self._rate else rate
            self._show()

    def _arrive(self):
        """When nothing is left to play: says why, and shows where the games stand."""
        preset, step, broken = self._preset, self._engine.step, self._engine.broken
        if broken is not None:
            self._engine.broken = None
            self._stop(broken if preset is None else preset.verdict(self.sides[0], broken))
        elif self._state == "playing" and preset is not None and step >= preset.steps:
            self._stop(preset.verdict(self.sides[0]))
        elif self._state == "playing" and step >= self._play_until:
            self._stop(f"Paused after {LONGEST:,} steps. Press Play to continue.")
        if self._fresh:
            self._show()

    def _stop(self, sentence):
        self._preset = None
        self._halt()
        self._say(sentence)
        self._fresh = True

    def _slowly(self):
        """Plays a phase now, and the next one in some seconds."""
        if self._state == "slow":
            self._advance()
        if self._state == "slow":
            self._timer.cancel()
            self._timer = threading.Timer(SECONDS_PER_PHASE, self._post, ("phase", self._slowly))
            self._timer.daemon = True
            self._timer.start()

    def _turn(self, player):
        self._engine.turn(player)
        self._show()

    def _advance(self):
        self._engine.advance()
        self._show()

    def _rewind(self, step):
        self._engine.rewind(step)
        self._show()

    def _show(self):
        """Sends a frame, and the curves if they have grown."""
        slow = self._engine.slow
        frames = [phase.frame for phase in slow.now] if slow else [side.frame() for side in self.sides]
        header = {
            "state": self._state,
            "step": self._engine.step,
            "turns": self.sides[0].turns,
            "rate": round(self._rate, 1) if self._state == "playing" else None,
            "moments": self._engine.moments,
            "phase": slow and slow.described(),
        }
        self.shown = picture.pack(header, [(_words(frame), frame) for frame in frames])
        known = [
            (side.judge, len(side.history["step"]), side.history["step"][-1:], len(side.marks)) for side in self.sides
        ]
        if known != self._known:
            self._known = known
            self.curves = [_curves(side) for side in self.sides]
        self._shown_at, self._shown_step, self._fresh = time.perf_counter(), self._engine.step, False


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
        raise TypeError(f"Unknown setting: {', '.join(unknown)}. The settings are {', '.join(sorted(known))}.")
    return dataclasses.replace(settings, **changes)


def _second(first, given):
    """The settings of a game that is compared with the first."""
    common = sorted(set(COMMON) & set(given))
    if common:
        raise ValueError(f"Two games are compared on the same world and seed; leave out {' and '.join(common)}.")
    return _changed(first, from_objects(given))


def _pause_the_others(playground):
    """One playground plays at a time: they would share the cores, and one whose cell was run again is not seen."""
    for other in list(_made):
        if other is not playground and other._state != "paused":
            other._hold()


@atexit.register
def _end_all():
    """A thread that TensorFlow computes in must not outlive the interpreter; the page is told nothing any more."""
    for playground in list(_made):
        playground._end_threads()


def _words(frame):
    """What the browser is told besides a frame's arrays."""
    return {
        "box": frame.box,
        "probability": frame.probability,
        "p_known": frame.p_known,
        "width": frame.width,
        "outside": frame.outside,
        "shown": len(frame.fake),
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
