"""From a stream, an array or a list to what a training takes, one stack of batches for each step."""

from collections.abc import Callable
import dataclasses
import math
import pathlib
from typing import Any

from ganedu.data import stream
from ganedu.data.pictures import FEW
from ganedu.data.streams import Rows
from ganedu.games import calls, fitting
from ganedu.games.warn import warn
from ganedu.numbers import type_of, with_article
from ganedu.training import assertions
import numpy as np
import tensorflow as tf

LOOKED_AT = 500  # examples
MANY = 2_000  # batches
ON_DEVICE = 2**30  # bytes of examples
UNKNOWN = "The data does not say how long it is."
ENDLESS = (
    "If it has no end, say so, data.apply(tf.data.experimental.assert_cardinality(tf.data.INFINITE_CARDINALITY)), and "
    "how long an epoch is, steps_per_epoch=1_000."
)
UNEVEN = 5  # times as many examples in the largest class as in the smallest


@dataclasses.dataclass
class Feed:
    """What a training draws from.

    Attributes:
        game: the game that is fed.
        dataset: a `tf.data.Dataset` of batches.
        size: examples in a full batch.
        passes: batches in one pass, or None where the data has no end or nobody has counted it.
        of_pass: `of_pass(number)` gives the batches of one pass, where they differ; None for the same in each.
        first_pass: the number of the pass from which `begin` counts.
        rows: a `data.streams.Rows`, where the examples lie on the device and XLA plays whole calls on them.
    """

    game: Any
    dataset: tf.data.Dataset
    size: int
    passes: int | None
    of_pass: Callable | None = None
    first_pass: int = 0
    rows: Rows | None = None

    def __call__(self, start):
        """The data from a step on, a stack of `d_turns` batches for each."""
        turns = self.game.d_turns
        if self.endless:
            # Before batching, where a stream of ganedu skips at no cost.
            return self.whole(self.dataset).skip(start * turns).batch(turns, drop_remainder=True)
        return self._repeated().skip(start * turns).batch(turns, drop_remainder=True)

    def begun_at(self, start):
        """What a call plays on from a step on: an iterator over stacks, or a `calls.Place`."""
        return iter(self(start)) if self.rows is None else calls.Place(self.rows, start, self.game.d_turns)

    def _repeated(self):
        if self.of_pass is None:
            return self.whole(self.dataset).repeat()
        numbers = tf.data.Dataset.range(self.first_pass, tf.int64.max)
        return numbers.flat_map(lambda number: self.whole(self.of_pass(number)))

    @property
    def endless(self):
        return self.dataset.cardinality() == tf.data.INFINITE_CARDINALITY

    @property
    def steps(self):
        """Steps in one pass, or None where that is not known."""
        return None if self.passes is None else self.passes // self.game.d_turns

    @property
    def begin(self):
        """The step at which the next training begins: where the discriminators' turns so far have come to.

        Of data with an end it is the place within a pass. Endless data that is not of `ganedu.data` begins anew, since
        TensorFlow would make all batches before and drop them.
        """
        played = int(self.game.turns[0]) // self.game.d_turns
        if self.steps is not None:
            return played % (self.passes // math.gcd(self.passes, self.game.d_turns))
        if not self.endless and played >= MANY:
            warn(
                f"{UNKNOWN} The {played:,} steps played so far are made again and left out, which takes its time. "
                f"{ENDLESS} Then it begins anew."
            )
        return 0 if self.endless and not hasattr(self.dataset, "arrays") else played

    @property
    def whole_only(self):
        """Whether all batches of a step must be full: they are stacked, or shared by several devices."""
        return self.game.d_turns > 1 or self.game.distribute_strategy.num_replicas_in_sync > 1

    def whole(self, dataset):
        """Of a pass, the batches that a step can take."""
        if not self.whole_only or tf.nest.flatten(dataset.element_spec)[0].shape[0] is not None:
            return dataset
        return dataset.filter(lambda *batch: tf.shape(tf.nest.flatten(batch)[0])[0] == self.size)


def feed(game, x, steps_per_epoch, batch_size):
    """The data of a training, checked against the game.

    Args:
        game: a compiled `Game`.
        x, steps_per_epoch, batch_size: as for `Game.fit`.

    Returns:
        A `Feed`, and the number of steps in an epoch.

    Raises:
        TypeError, ValueError: if the data does not fit, in a sentence.
    """
    if not isinstance(x, tf.data.Dataset):
        arrays = x if isinstance(x, tuple) else (x,)
        if not all(isinstance(array, (list, str, pathlib.PurePath)) or hasattr(array, "shape") for array in arrays):
            raise TypeError(
                f"x is {type_of(x)}; expected a stream such as data.mnist(64), a tf.data.Dataset, an array, a "
                "list of pictures, or a tuple of arrays such as (images, labels)." + _made(x)
            )
        x = stream(*arrays, batch_size=batch_size)
        steps_per_epoch = steps_per_epoch or max(1, len(x.arrays[0]) // (batch_size * game.d_turns))
    _check_kinds(game, x.element_spec)
    if isinstance(x.element_spec, tuple) and len(x.element_spec) == 1:
        x = x.map(lambda batch: batch)
    of_pass, single = getattr(x, "of_pass", None), _single(x)
    first, size = _beginning(single)
    game.check_batch(first)
    _look_at_all(game, x)
    players = game.distribute_strategy.num_replicas_in_sync
    if size % players:
        raise ValueError(
            f"A batch of {size} examples cannot be shared equally by {players} devices: "
            f"choose a batch_size that is a multiple of {players}."
        )

    def ready(dataset):
        return _guarded(_shaped(_single(dataset), first), game, first)

    rows = x.rows if players == 1 and game.jit_compile and _fits(getattr(x, "rows", None)) else None
    found = Feed(game, ready(x), size, None, of_pass and (lambda number: ready(of_pass(number))), rows=rows)
    if found.endless:
        if steps_per_epoch is None:
            raise ValueError(
                "This stream has no end: say how long an epoch is, such as fit(stream, steps_per_epoch=1_000)."
            )
        return found, steps_per_epoch
    with assertions.spoken():
        if steps_per_epoch and found.dataset.cardinality() == tf.data.UNKNOWN_CARDINALITY:  # it may well have no end
            enough = len(list(found.whole(found.dataset).take(game.d_turns))) == game.d_turns
        else:
            found.passes = _passes(found)
            enough = found.steps
            if enough:
                found.first_pass = (int(game.turns[0]) - found.begin * game.d_turns) // found.passes
    if not enough:
        raise ValueError(f"The data holds fewer than {game.d_turns} full batches, and one step takes {game.d_turns}.")
    return found, steps_per_epoch or found.steps


def _fits(rows):
    """Whether the examples of a stream can lie on the device beside the networks."""
    return (
        rows is not None
        and sum(part.dtype.size * math.prod(part.shape) for part in tf.nest.flatten(rows.tensors)) <= ON_DEVICE
    )


def _beginning(dataset):
    """The first batch, and how many examples a full one holds."""
    batches = list(dataset.take(2))  # the first may be what was left at the end, where batches have been shuffled
    if not batches:
        raise ValueError("The data holds no batch: it is empty, or has fewer examples than one batch.")
    return batches[0], max(len(tf.nest.flatten(batch)[0]) for batch in batches)


def _made(x):
    """How batches of a generator, or of Keras's PyDataset, become a tf.data.Dataset; else nothing."""
    if not hasattr(x, "__next__") and not hasattr(x, "__getitem__"):
        return ""
    return (
        " Batches that Python makes: tf.data.Dataset.from_generator(make, output_signature="
        "tf.TensorSpec((None, 28, 28, 1))), where make() begins them."
    )


def batch_of(examples):
    """The first batch of a stream, or one of at most 500 rows of arrays or lists; anything else as it is."""
    arrays = examples if isinstance(examples, tuple) else (examples,)
    if isinstance(examples, tf.data.Dataset):
        return next(iter(_single(examples).take(1)))
    if all(isinstance(array, (np.ndarray, list, str, pathlib.PurePath)) for array in arrays):
        return next(iter(stream(*arrays, batch_size=LOOKED_AT)))
    return examples


def _passes(found):
    """Batches in one pass. A length that TensorFlow does not know is counted, in Python, which can be interrupted."""
    whole = found.whole(found.dataset)
    count = int(found.dataset.cardinality())
    if count == tf.data.UNKNOWN_CARDINALITY:
        count = 0
        for count, _ in enumerate(whole, start=1):
            if count == MANY:
                warn(f"{UNKNOWN} {MANY:,} batches are counted so far. {ENDLESS}")
        return count
    if whole is found.dataset:
        return count
    sizes = [len(tf.nest.flatten(batch)[0]) for batch in found.dataset]
    rests = [size for size in sizes if size != found.size]
    if rests:
        warn(
            f"{len(rests)} of {len(sizes)} batches hold {rests[0]} examples and not {found.size}, and are left out: "
            "this training takes full batches."
        )
    return len(sizes) - len(rests)


def _single(dataset):
    """The data in single precision, which the networks' losses and penalties take."""
    parts = tf.nest.flatten(dataset.element_spec)
    if all(part.dtype == tf.float32 or not part.dtype.is_floating for part in parts):
        return dataset
    return dataset.map(
        lambda *batch: _alone(
            tf.nest.map_structure(lambda part: tf.cast(part, tf.float32) if part.dtype.is_floating else part, batch)
        )
    )


def _shaped(dataset, first):
    """The data, whose batches have the shape of the first one where TensorFlow knows nothing of it."""
    if all(part.shape.rank is not None for part in tf.nest.flatten(dataset.element_spec)):
        return dataset

    def shaped(*batch):
        parts = zip(tf.nest.flatten(batch), tf.nest.flatten(first), strict=True)
        shaped = [tf.ensure_shape(part, (None, *known.shape[1:])) for part, known in parts]
        return _alone(tf.nest.pack_sequence_as(batch, shaped))

    return dataset.map(shaped)


def _check_kinds(game, parts):
    """Raises a sentence unless batches are dense tensors, alone or in tuples."""
    if isinstance(parts, dict):
        raise TypeError(_not_dictionaries(game, parts))
    for part in tf.nest.flatten(parts):
        if not isinstance(part, tf.TensorSpec):
            kind = with_article(type(part).__name__.removesuffix("Spec"))
            raise TypeError(f"The batches hold {kind}; expected dense tensors, as tf.sparse.to_dense makes.")


def _not_dictionaries(game, parts):
    """What to make of batches that are dictionaries; of two parts or more, for a game that takes pairs, a pair."""
    # Samples have more axes than labels.
    names = sorted(parts, key=lambda name: -(getattr(getattr(parts[name], "shape", None), "rank", None) or 0))
    parts = [f"batch[{name!r}]" for name in names]
    pair = len(parts) > 1 and game.takes.startswith("pairs")
    made = f"({parts[0]}, {parts[1]})" if pair else parts[0]
    return (
        f"The batches are dictionaries of {', '.join(map(str, names))}, and {type_of(game)} takes "
        f"{game.takes}. Write .map(lambda batch: {made})."
    )


def _guarded(dataset, game, first):
    """The data, which is looked at as it comes; that of a stream of ganedu is looked at beforehand."""
    if hasattr(dataset, "arrays"):
        return dataset
    places = fitting.label_places(game, tf.nest.flatten(dataset.element_spec))
    usual = [fitting.in_usual_range(part) for part in tf.nest.flatten(first)]

    def look(*batch):
        parts = tf.nest.flatten(batch)
        for part, alike in zip(parts, usual, strict=True):
            if part.dtype.is_floating:
                assertions.insist(tf.reduce_all(tf.math.is_finite(part)), fitting.NOT_FINITE)
            if alike:
                assertions.insist(tf.reduce_max(tf.abs(part)) < fitting.FAR, fitting.BEYOND)
        for place in places:
            labels = parts[place]
            known = tf.reduce_all((labels >= 0) & (labels < game.classes))
            assertions.insist(known, fitting.labels_outside(game.classes))
        return _alone(batch)

    return dataset.map(look)


def _alone(batch):
    return batch if len(batch) > 1 else batch[0]


def _look_at_all(game, x):
    """Checks all labels of a stream of ganedu, and says where examples are few or uneven."""
    arrays = getattr(x, "arrays", [])
    for place in fitting.label_places(game, [tf.TensorSpec(array.shape, array.dtype) for array in arrays]):
        labels = fitting.checked_labels(arrays[place], len(arrays[place]), game.classes)
        sizes = np.bincount(labels, minlength=game.classes)
        least, most = int(sizes.argmin()), int(sizes.argmax())
        if not sizes[least]:
            warn(f"Class {least} has no example: make the game for as many classes as the data has.")
        elif sizes[most] > UNEVEN * sizes[least] and not getattr(game.prior, "shares", None):
            warn(
                f"Class {least} has {sizes[least]:,} examples and class {most} has {sizes[most]:,}: the small ones are "
                "learnt worse. data.balanced(images, labels) repeats theirs."
            )
    if arrays and arrays[0].ndim == 4 and len(arrays[0]) < FEW and not hasattr(x, "augmented"):
        warn(
            f"{len(arrays[0]):,} pictures are few: a discriminator soon knows them by heart. data.augmented(stream) "
            "makes more of them, and FailureDetectors(held_out=others) tells when it does."
        )
