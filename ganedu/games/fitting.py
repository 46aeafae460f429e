"""What is wrong with the data of a game, in a sentence, before anything is trained."""

import os
import pathlib
import re
import sysconfig
import textwrap
import traceback

from ganedu.data.levels import rescaling
from ganedu.data.streams import flat_labels
from ganedu.games.warn import warn
from ganedu.numbers import type_of
from ganedu.parts.outputs import lower_bound, name_of_end, output_range
import keras
import numpy as np
import tensorflow as tf

ONE_BY_ONE = "The examples of this data come one by one; put them together with .batch(64)."
INTEGERS = ("int8", "uint8", "int32", "int64")  # of which TensorFlow makes one-hot codes
FAR = 2.0  # from 0: pictures of [-1, 1] that are brighter or noisier do not reach so far
BEYOND = "The first batch lies within -1 and 1, and a later one far beyond; bring all pictures to one range."
NOT_FINITE = "The data holds NaN or infinite values; remove or repair those examples."
# Where code lies that is not the learner's.
LIBRARIES = tuple(
    folder + os.sep
    for folder in (str(pathlib.Path(__file__).parents[1]), *map(sysconfig.get_path, ("purelib", "platlib", "stdlib")))
)


class Own(ValueError):
    """A mistake in a class of the learner's, of which the data is innocent."""


def checked_labels(labels, count, classes):
    """Labels as `count` integers from 0 to classes - 1, or a sentence; one label stands for all."""
    mapped = tf.is_tensor(labels)
    labels = np.asarray(labels)
    labels = labels if labels.ndim else labels.repeat(count)
    if labels.dtype.kind in "USO":
        raise TypeError(f"The labels are texts; expected their numbers, 0 to {classes - 1}.")
    if not np.issubdtype(labels.dtype, np.integer):
        raise TypeError(f"The labels have dtype {labels.dtype}; expected integers: {_cure(labels, mapped)}.")
    if labels.shape != (count,):
        rows = "One-hot rows" if labels.ndim == 2 and labels.shape[1] > 1 else "Rows of one"
        hint = f" {rows} become numbers with {_cure(labels, mapped)}." if labels.ndim == 2 else ""
        raise ValueError(f"The labels have shape {labels.shape}; expected one for each example, ({count},).{hint}")
    if labels.min(initial=0) < 0 or labels.max(initial=0) >= classes:
        raise ValueError(
            f"The labels reach from {labels.min()} to {labels.max()}; with {classes} classes they are 0 to "
            f"{classes - 1}. Make the game for as many classes as the data has, or number the classes from 0."
        )
    return labels


def _cure(labels, mapped):
    """What to write to make integers of labels, one for each example, in a `tf.data.Dataset` too."""
    plain, numbers = "labels.astype('int32')", "tf.cast(labels, 'int32')"
    if labels.ndim == 2:
        plain = flat_labels(labels)
        numbers = "labels[:, 0]" if labels.shape[1] == 1 else "tf.argmax(labels, axis=1, output_type='int32')"
    return f"{plain}, or of a tf.data.Dataset .map(lambda images, labels: (images, {numbers}))" if mapped else plain


def label_places(game, parts):
    """Which parts of a batch are labels of a game with classes, one integer for each example."""
    classes = hasattr(game, "classes")
    return [place for place, part in enumerate(parts) if place and classes and part.shape.rank == 1]


def _rows_of_labels(game, place, part):
    """Whether a part looks like labels with a column each, or one too many: one-hot ones, for instance."""
    return place and hasattr(game, "classes") and part.shape.rank == 2 and part.shape[1] in (1, game.classes)


def labels_outside(classes):
    """What is wrong with labels that reach beyond the classes."""
    return (
        f"With {classes} classes the labels are 0 to {classes - 1}, and some of these are not: make the game for as "
        "many classes as the data has, or number the classes from 0."
    )


def check_batch(game, batch):
    """Raises a sentence unless a game can be played with this batch: plays each matchup on two rows."""
    parts = tf.nest.flatten(batch)
    labels = label_places(game, parts)
    if any(not part.shape.rank for part in parts):
        raise ValueError(ONE_BY_ONE)
    weights = any(part.shape.rank == 1 and part.dtype.is_floating for part in parts[2:])
    if hasattr(game, "classes") and (weights or len(parts) > 2 and game.takes.startswith("pairs")):
        raise TypeError(
            f"{type(game).__name__} takes {game.takes}. This data, {described(batch)}, has {len(parts)} parts: leave "
            "out weights of examples, (images, labels); of a tf.data.Dataset .map(lambda x, y, weights: (x, y))."
        )
    for place, part in enumerate(parts):
        whole = not part.dtype.is_floating
        if place in labels or _rows_of_labels(game, place, part):
            if part.dtype.is_integer and part.dtype.name not in INTEGERS:
                raise TypeError(f"The labels have dtype {part.dtype.name}; expected int32: {_cure(part, mapped=True)}.")
            checked_labels(part, len(part), game.classes)
        elif whole and (place == 0 or part.shape.rank > 2):
            raise TypeError(_not_floats(part.dtype.name))
        else:
            _check_finite(part.numpy())
    for gan, part in game.duels(batch):
        _check_duel(gan, part)


def in_usual_range(part):
    """Whether a part of a batch is pictures within -1 and 1, or nearly so."""
    return part.dtype.is_floating and part.shape.rank == 4 and float(tf.reduce_max(tf.abs(part))) <= 1.1


def check_values(samples, generator):
    """Raises a sentence unless samples, an array, are finite floats in the range of a generator."""
    if not np.issubdtype(samples.dtype, np.floating):
        raise TypeError(_not_floats(samples.dtype))
    _check_finite(samples)
    found = output_range(generator)
    least, most = float(samples.min()), float(samples.max())
    if found is None:
        low = lower_bound(generator)
        if low is not None and least < low - 0.2:
            raise ValueError(
                f"The data reaches down to {least:.4g} and the generator ends in {name_of_end(generator)}, which gives "
                f"nothing below {low:.2g}: end it with tanh, for data in [-1, 1]."
            )
        if samples.ndim == 4 and max(-least, most) > FAR:
            warn(
                f"The data lies in [{least:.4g}, {most:.4g}], and the generator's end has no bounds; networks learn "
                f"pictures in [-1, 1]: {rescaling(least, most, -1, 1)}."
            )
        return
    low, high = found
    described = (
        f"The data lies in [{least:.4g}, {most:.4g}] and the generator ends in {name_of_end(generator)}, which gives "
        f"[{low:g}, {high:g}]."
    )
    beyond, slack = max(low - least, most - high), 0.1 * (high - low)
    if 1e-3 < beyond < slack and least < low + slack and most > high - slack:  # noise was added, or brightness
        raise ValueError(f"{described} Cut off what is beyond: tf.clip_by_value(images, {low:g}, {high:g}).")
    if beyond > 1e-3 or low < 0 and least == 0.0:  # as only black gives, in [0, 1]
        raise ValueError(
            f"{described} Of floats take {rescaling(least, most, low, high)}, in a tf.data.Dataset with map; of grey "
            f"levels data.stream(images, scale=({low:g}, {high:g})). Or change the generator's end."
        )
    if low < 0 < least:
        warn(
            f"{described} If black is {low:g} there, the pictures are bright and all is well; if it is 0, take "
            f"{rescaling(0, 1, low, high)}."
        )


def _not_floats(dtype):
    return (
        f"The data has dtype {dtype}; expected floats in [-1, 1]. Arrays: data.stream(images). A tf.data.Dataset: "
        ".map(lambda images: tf.cast(images, 'float32') / 127.5 - 1)."
    )


def _check_finite(values):
    if np.issubdtype(values.dtype, np.floating) and not np.isfinite(values).all():
        raise ValueError(NOT_FINITE)


def _check_duel(gan, batch):
    few = tf.nest.map_structure(lambda part: part[:2], batch)
    if tuple(tf.nest.flatten(batch)[0].shape) == gan.generator.output_shape[1:]:
        raise ValueError(ONE_BY_ONE)
    try:
        played = gan.distribute_strategy.run(_played, args=(gan, few))
    except Own:
        raise
    except Exception as error:
        if own := _own_line(error):
            line = textwrap.shorten(own.line or "", 60, placeholder=" ...")
            raise TypeError(
                f"This data, {described(batch)}, does not fit {type(gan).__name__}, or line {own.lineno} of {own.name} "
                f"is wrong, {line}{_reason(error, of_one_operation=True)}"
            ) from error
        raise TypeError(
            f"{type(gan).__name__} takes {gan.takes}. This data, {described(batch)}, does not fit{_reason(error)}"
        ) from error
    first = gan.distribute_strategy.experimental_local_results
    real, fake, logits = (tf.nest.map_structure(lambda part: first(part)[0], part) for part in played)
    shapes = [[tuple(part.shape[1:]) for part in tf.nest.flatten(samples)] for samples in (real, fake)]
    if shapes[0] != shapes[1]:
        data, made = (" and ".join(map(str, shape)) for shape in shapes)
        alike = [len(shape) for shape in shapes[0]] == [len(shape) for shape in shapes[1]]
        takes = "" if alike else f" {type(gan).__name__} takes {gan.takes}."
        raise ValueError(
            f"The data has examples of shape {data} and the generator makes {made}; build the networks with the data's "
            f"image_shape.{_on_shapes(shapes)}{takes}"
        )
    rows = len(tf.nest.flatten(real)[0])
    if logits.shape[0] != rows:
        raise ValueError(f"The discriminator returns {logits.shape} for {rows} examples; expected a row for each.")
    for part in tf.nest.flatten(batch):
        if np.array_equal(part[:2], tf.nest.flatten(real)[0]):
            check_values(part.numpy(), gan.generator)


def _own_line(error):
    """Where in the learner's own code an error arose, a `traceback.FrameSummary`, or None where that is innocent."""
    places = traceback.extract_tb(error.__traceback__)
    own = [place for place in places if not place.filename.startswith(LIBRARIES)]
    return own[-1] if own else None


def _reason(error, of_one_operation=False):
    """What an error says, unless it is TensorFlow's of a single operation, which nobody wrote down."""
    told = str(error)
    if isinstance(error, tf.errors.OpError):
        if not of_one_operation:
            return "."
        told = re.sub(r"\{\{.*?\}\} | \[Op:.*", "", error.message)
    told = re.sub(r"\x1b\[\d+m", "", told)  # Keras writes in bold
    inner = re.match(r"Exception encountered when calling (\S+)\.\s+(.*?)(\n\nArguments received|$)", told, re.DOTALL)
    told = f"{inner[1]}: {inner[2]}" if inner else told
    return f": {textwrap.shorten(told, 120, placeholder=' ...')}"


def _on_shapes(shapes):
    """What to do about pictures that differ in their size, or in their channels alone."""
    ends = [shape[0][-1] for shape in shapes if len(shape[0]) == 3]
    if len(ends) < 2:
        return ""
    have, make = ends
    if shapes[0][0][:2] != shapes[1][0][:2]:
        channels = f", channels={make}" if have != make and make in (1, 3) else ""
        return f" Or read them with data.folder(path, size={shapes[1][0][:2]}{channels})."
    if have == 4:
        return " The fourth channel says how much is seen; leave it out: images[..., :3]."
    return f" Or read them with channels={make}: data.folder(path, size, channels={make})." if make in (1, 3) else ""


def _played(gan, batch):
    """Real samples, fakes and the fakes' logits of a matchup on a batch, with nothing changed."""
    seed = tf.constant((0, 0), tf.int64)
    with keras.StatelessScope(collect_losses=True) as scope:
        matchup = gan.matchup(batch, seed)
        if not isinstance(matchup, tuple) or len(matchup) != 3 or not callable(matchup[2]):
            raise Own(
                f"matchup of {type(gan).__name__} returns {_in_words(matchup)}; expected three things: real samples, "
                "fakes, and a function from samples to D's logits."
            )
        real, fake, discriminate = matchup
        added = gan.auxiliary_loss(batch, fake, seed)
        shape = tuple(getattr(added, "shape", ()))
        if shape or added is None or isinstance(added, str):
            told = f"shape {shape}" if shape else repr(added)
            raise Own(
                f"auxiliary_loss of {type(gan).__name__} returns {told}; expected a scalar, as tf.reduce_mean makes it."
            )
        played = real, fake, discriminate(fake)
    if scope.losses:
        layers = [layer for network in gan.players.values() for layer in network._flatten_layers()]
        named = [layer.name for layer in layers if getattr(layer, "activity_regularizer", None)]
        raise Own(
            f"{f'The layer {named[0]}' if named else 'A layer'} has an activity_regularizer or calls add_loss, and a "
            "game adds none of these: write a penalty, or the auxiliary_loss of a class of your own. The regularizers "
            "of weights are added."
        )
    return played


def _in_words(returned):
    return f"{len(returned)} things" if isinstance(returned, tuple) else type_of(returned)


def described(batch):
    """A batch in words: "float32 (64, 28, 28, 1) with int32 (64,)"."""
    return " with ".join(f"{part.dtype.name} {tuple(part.shape)}" for part in tf.nest.flatten(batch))
