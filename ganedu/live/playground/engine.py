"""What plays the playground's games: a training, which keeps records and checkpoints and can be rewound to them."""

from ganedu.live.playground.match import NAMES, Match, SlowMotion
from ganedu.live.playground.side import Broken, Side
from ganedu.training.worker import SECONDS_PER_CALL, Moment, Training
import keras
import numpy as np
import tensorflow as tf

EVERY = 100  # steps between two measurements; doubled when there are too many
MOST_RECORDS = 300
MOST_MOMENTS = 60
SECONDS_PER_FRAME = 0.1  # of playing, between two frames; the browser draws the fakes on their way
EPOCHS = 10**9  # of `EVERY` steps: without end


class Engine(keras.callbacks.Callback):
    """Plays one or two games through a `Training`, up to a goal, and remembers. All but `goal` is the worker's alone.

    Args:
        settings: the `Settings` of each game.
        callbacks: further Keras callbacks of the training.

    Attributes:
        training: the `Training`; `training.run()` obeys what was commanded, plays to the goal, and returns.
        goal: the step up to which the games are played. Any thread may set it: 0 holds them.
        slow: the `SlowMotion` in which a step is being played, or None.
        broken: after a game broke and all were rewound, the sentence that says so; else None.

    Raises:
        TypeError, ValueError: if the settings do not fit together.
    """

    def __init__(self, settings, callbacks=()):
        super().__init__()
        self.goal = 0
        self.broken = None
        self._match = Match()
        self.training = Training(self._match, self._match.batches, EVERY, EPOCHS, callbacks=[self, *callbacks])
        self._start = self.training.moment().place
        self.begin(self.built(settings))

    @property
    def sides(self):
        """The games, `Side` objects."""
        return self._match.sides

    @property
    def step(self):
        """Complete steps so far."""
        return self.training.steps_done

    def built(self, settings):
        """New games, which wait for `begin`."""
        return [Side(one, self.training) for one in settings]

    # Changing what is played.

    def begin(self, sides):
        """Starts other games."""
        self._match.seat(sides)
        self._every = self._moments_every = EVERY
        self._moments = {}
        self.training.go_back(Moment(self._start, {}, self.training.moment().values))

    def change(self, settings, gans, mark):
        """Lets the players continue under other settings.

        Args:
            settings: of each side.
            gans: for each side with new rules a GAN that `players.build` made of them, for others None.
            mark: what is written at this step into the history of sides with new rules.
        """

        if any(gans):
            self.finish_step()
        for side, new, gan in zip(self.sides, settings, gans, strict=True):
            if gan is None:
                side.adjust(new)
                continue
            side.take(new, gan)
            side.marks.append((self.step, mark))
            self._match.forget_call()
            self.training.forget_data()

    def warm_up(self):
        """Has graphs traced and operations loaded now, so that playing begins at once, and so do single turns."""
        self._match.make_call().get_concrete_function(self.training.data, tf.constant(1))
        for side in self.sides:
            side.rehearse()

    # Playing.

    def play_on(self, steps, watched=False):
        """Sets the goal some steps ahead, after the rest of a step that was begun in slow motion."""
        self.finish_step()
        if self.broken is None:
            self.training.seconds_per_call = SECONDS_PER_FRAME if watched else SECONDS_PER_CALL
            self.goal = self.step + steps

    def turn(self, player):
        """Plays one turn of "discriminator" or "generator" on every side, on fresh data; it counts as no step."""
        self.finish_step()
        self._before_playing()
        batches = dict(zip(self.sides, self._match.split(self.training.draw()), strict=True))
        self._each(lambda side: side.turn(player, batches[side][0]))

    def advance(self):
        """Plays the next phase in slow motion on every side; after the last one, the next step begins."""
        if self.slow is None:
            self._before_playing()
            self.slow = SlowMotion(self.sides, self._match.split(self.training.draw()))
        self._each(self.slow.advance)
        if self.slow is not None and self.slow.over:
            self._count_step()
            self.advance()

    def finish_step(self):
        """Plays what is left of a step that was begun in slow motion."""
        if self.slow is not None:
            self._each(self.slow.finish)
        if self.slow is not None:
            self._count_step()

    def _count_step(self):
        self.slow = None
        self.training.done += 1

    def _each(self, play):
        for side in self.sides:
            try:
                play(side)
            except Broken as broken:
                self._rescue(self.sides.index(side), broken)
                return

    # What the training calls.

    def on_epoch_begin(self, epoch, logs=None):
        if self.step:  # the first record waits until something is played
            self._record()

    def _record(self):
        """Measures, and keeps the moment, where this step is one of those for it and has not been recorded."""
        step = self.step
        if self.training.done or step % self._every or step in self.sides[0].history["step"]:
            return
        values = [[variable.numpy() for variable in side.common()] for side in self.sides]
        for number, own in enumerate(values):
            if not all(np.isfinite(value).all() for value in own):
                self._rescue(number, "A weight")
                return
        for name, side in zip(NAMES, self.sides, strict=False):
            side.record({loss: self._mean(f"{name} {loss}") for loss in side.gan.reported})
        self._losses = []
        if step % self._moments_every == 0:
            self._moments[step] = self.training.moment(sum(values, [])), [side.memory() for side in self.sides]
        self._thin()

    def on_train_batch_begin(self, batch, logs=None):
        self._before_playing()

    def on_train_batch_end(self, batch, logs=None):
        for side in self.sides:
            side.moved()
        broken = [name for name, loss in logs.items() if not np.isfinite(loss)]
        if broken:
            self._rescue(NAMES.index(broken[0][0]), "A loss")

    def on_epoch_end(self, epoch, logs=None):
        if self.training.done == self.training.steps:
            self._losses.append(logs)

    def on_standstill(self, last):
        """Lets the next call end at the goal; there, the training returns to whoever ran it."""
        training = self.training
        if training.done < training.steps:  # otherwise the next epoch begins, with a standstill of its own
            left = self.goal - self.step
            if left > 0:
                training.steps_per_call = min(training.steps_per_call, left)
                return
            self.goal = 0
            self._match.stop_training = True

    def on_go_back(self):
        self._losses = []
        self.slow = None
        for side in self.sides:
            side.moved()

    # Remembering and rewinding.

    @property
    def moments(self):
        """The steps that can be rewound to."""
        return sorted(self._moments)

    def rewind(self, step=0):
        """Rewinds all players to the last checkpoint that is not after `step`. The rules stay as they are."""
        kept = [moment for moment in self.moments if moment <= step]
        if kept:
            moment, memories = self._moments[kept[-1]]
            for side, memory in zip(self.sides, memories, strict=True):
                side.put_memory(memory)
            self.training.go_back(moment)

    def _rescue(self, number, what):
        """Rewinds all games to their last good checkpoint, since one of them broke, and holds them."""
        last = self.moments[-1]
        self.rewind(last)
        self.goal = 0
        whose = f"{NAMES[number]}: " if len(self.sides) > 1 else ""
        self.broken = (
            f"{whose}{what} became NaN or infinite, so both networks were rewound to step {last:,}, the last "
            "checkpoint. Later steps were discarded. Try smaller learning rates, a penalty such as R1, or another loss."
        )

    def _before_playing(self):
        """Drops what was kept of steps that will now be played again, and records where that begins."""
        step = self.step
        for side in self.sides:
            if side.history["step"] and side.history["step"][-1] > step:
                side.keep_records(lambda kept: kept <= step)
                side.marks = [mark for mark in side.marks if mark[0] <= step]
        self._moments = {kept: moment for kept, moment in self._moments.items() if kept <= step}
        self._record()

    def _thin(self):
        """Keeps every second record or moment where there are too many: memory and pictures stay small."""
        if len(self.sides[0].history["step"]) > MOST_RECORDS:
            self._every *= 2
            for side in self.sides:
                side.keep_records(lambda step: step % self._every == 0)
        if len(self._moments) > MOST_MOMENTS:
            self._moments_every *= 2
            self._moments = {step: kept for step, kept in self._moments.items() if step % self._moments_every == 0}

    def _mean(self, name):
        """The mean of a loss since the last record, or None."""
        losses = [epoch[name] for epoch in self._losses if name in epoch]
        return float(np.mean(losses)) if losses else None
