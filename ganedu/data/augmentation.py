"""More pictures out of few: mirrored and shifted ones."""

from ganedu.numbers import is_number, shown
import tensorflow as tf

IN_A_PASS = 1 << 32  # batches, at most


def augmented(stream, mirror=True, shift=0.125, start=0):
    """Mirrors and shifts the pictures of a stream by chance, each time anew.

    A discriminator that sees few pictures learns them by heart; of each there are many more now. The generator learns
    to make mirrored and shifted ones too: leave out `mirror` where left is not right, as in letters. To show
    discriminators alone what is changed, put `layers.Jitter()` in front of D, which changes real and fake alike
    (differentiable augmentation; Zhao et al., 2020, section 3.2).

    Args:
        stream: a `tf.data.Dataset` of float images `(batch, height, width, channels)`, or of tuples that begin with
            such images; the rest stays as it is.
        mirror: whether half of the pictures are turned left to right.
        shift: up to which share of each side a picture is moved; its outermost pixels are repeated.
        start: the number of the first batch, which keys the chance.

    Returns:
        A `tf.data.Dataset` of the same shapes. Its `skip(count)` costs what that of `stream` costs. Data with an end is
        changed anew in each pass where this comes last: do what else is to be done, prefetch for instance, before it.

    Raises:
        TypeError: if this is no stream, or `mirror` neither True nor False.
        ValueError: if the stream has no images, or `shift` is no share.
    """
    if not is_number(shift, least=0) or shift >= 1:
        raise ValueError(f"shift is {shown(shift)}; expected a share of the sides, such as 0.125.")
    if not isinstance(mirror, bool):
        raise TypeError(f"mirror is {shown(mirror)}; expected True or False.")
    if not isinstance(stream, tf.data.Dataset):
        raise TypeError(f"stream is {shown(stream)}; expected a stream, such as data.stream(images) or data.folder's.")
    if isinstance(stream.element_spec, dict):
        raise TypeError("The batches are dictionaries; map them to images, or to tuples that begin with images, first.")
    shape = tf.nest.flatten(stream.element_spec)[0].shape
    if shape.rank is None:
        raise ValueError(
            "TensorFlow does not know the shape of these images; say it before they are batched, such as "
            ".map(lambda image: tf.ensure_shape(image, (64, 64, 3)))."
        )
    if shape.rank != 4:
        raise ValueError("The stream begins with no images (batch, height, width, channels); there is nothing to turn.")

    def changed(step, *batch):
        images, *rest = batch
        images = tf.ensure_shape(_moved(images, mirror, shift, step), images.shape)
        return (images, *rest) if rest else images

    numbers = tf.data.Dataset.range(start, tf.int64.max)
    changing = tf.data.Dataset.zip(numbers, stream).map(
        lambda step, batch: changed(step, *(batch if isinstance(batch, tuple) else (batch,)))
    )
    changing.skip = lambda count: augmented(stream.skip(count), mirror, shift, start + count)
    changing.augmented = True
    # For data with an end, which a game begins anew: another chance in each pass.
    changing.of_pass = lambda number: augmented(stream, mirror, shift, start + number * IN_A_PASS)
    if hasattr(stream, "arrays"):  # otherwise a game looks at the batches as they come
        changing.arrays = stream.arrays
    changing.class_names = getattr(stream, "class_names", [])
    return changing


def _moved(images, mirror, shift, step):
    count, height, width, _ = tf.unstack(tf.shape(images))
    draws = tf.random.stateless_uniform((3, count), tf.stack([step, tf.constant(3, tf.int64)]), -1.0, 1.0)
    if mirror:
        images = tf.where(draws[0][:, None, None, None] < 0, images[:, :, ::-1], images)
    for axis, side, draw in ((1, height, draws[1]), (2, width, draws[2])):
        places = tf.range(side) + tf.cast(tf.round(draw * shift * tf.cast(side, tf.float32)), tf.int32)[:, None]
        images = tf.gather(images, tf.clip_by_value(places, 0, side - 1), axis=axis, batch_dims=1)
    return images
