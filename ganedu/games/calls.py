"""What a training calls: several steps in one go."""

from ganedu.data.streams import gathered
import tensorflow as tf

LONGEST = 1_024  # steps in one program, which is compiled once for any number up to this


def loop(step, names, graph):
    """A function `call(iterator, steps)` that plays steps on batches as they come.

    Args:
        step: plays one on a stack of batches and gives its losses by name.
        names: of the losses.
        graph: `tf.function`, or what leaves a function as it is.

    Returns:
        The function; it gives each loss, `(steps,)`, by name.
    """

    def call(iterator, steps):
        rows = {name: tf.TensorArray(tf.float32, steps) for name in names}
        batches = next(iterator)
        for index in tf.range(steps):
            coming = batches
            if index < steps - 1:
                coming = next(iterator)  # made while this step is played
            losses = step(batches)
            rows = {name: rows[name].write(index, losses[name]) for name in rows}
            batches = coming
        return {name: rows[name].stack() for name in rows}

    return graph(call)


def program(step, names, graph):
    """As `loop`, for examples that lie on the device: XLA compiles gathering, drawing and playing as one program.

    Its `call(place, steps)` takes a `Place`. The host sends the numbers of the examples, and waits once for a call.
    """

    @tf.autograph.experimental.do_not_convert
    def played(tensors, levels, numbers, steps):
        def one(index, rows):
            here = tf.nest.map_structure(lambda part: part[index], numbers)
            losses = step(gathered(tensors, levels, here))
            return index + 1, {name: rows[name].write(index, losses[name]) for name in names}

        rows = {name: tf.TensorArray(tf.float32, LONGEST) for name in names}
        _, rows = tf.while_loop(lambda index, _: index < steps, one, (tf.constant(0), rows))
        return {name: rows[name].stack() for name in names}

    compiled = graph(played, jit_compile=True)

    def call(place, steps):
        parts, left = [], int(steps)
        while left:
            now = min(left, LONGEST)
            losses = compiled(place.rows.tensors, place.rows.levels, _padded(place.take(now)), tf.constant(now))
            parts.append({name: losses[name][:now] for name in names})
            left -= now
        return {name: tf.concat([part[name] for part in parts], axis=0) for name in names}

    return call


def _padded(numbers):
    def longest(part):
        return tf.pad(part, [(0, LONGEST - part.shape[0]), *[(0, 0)] * (part.shape.rank - 1)])

    return tf.nest.map_structure(longest, numbers)


class Place:
    """Where a training stands in examples that lie on the device; as an iterator, it gives one stack of batches.

    Args:
        rows: a `data.streams.Rows`.
        start: the step that comes next.
        turns: batches in a stack.
    """

    on_device = True

    def __init__(self, rows, start, turns):
        self.rows, self.start, self.turns = rows, start, turns

    def __iter__(self):
        return self

    def __next__(self):
        numbers = tf.nest.map_structure(lambda part: part[0], self.take(1))
        return gathered(self.rows.tensors, self.rows.levels, numbers)

    def take(self, steps):
        """The numbers of the examples of the next steps, `(steps, turns, batch)`."""
        numbers = self.rows.numbers(self.start * self.turns, steps * self.turns)
        self.start += steps
        return tf.nest.map_structure(lambda part: tf.reshape(part, (steps, self.turns, part.shape[1])), numbers)
