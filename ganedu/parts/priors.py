"""What the noise z is drawn from: `prior(count, seed)` gives a batch, the same one for the same seed."""

from ganedu.numbers import is_number, is_whole, shown
from ganedu.parts.arguments import Kept
from ganedu.parts.randomness import folded
from ganedu.training import devices
import keras
import numpy as np
import tensorflow as tf


class Prior(Kept):
    """The distribution of z. A subclass says how one batch is drawn, and which path leads from one z to another.

    Args:
        latent_dim: the number of coordinates of z.

    Attributes:
        route: in words, how `path` interpolates.
        controls: what may be set in z: under a name the values, `{word: number}` or a sequence of numbers.
    """

    route = "linear interpolation of z"
    controls = {}

    def __init__(self, latent_dim):
        if not is_whole(latent_dim, least=1):
            raise ValueError(f"latent_dim is {shown(latent_dim)}; expected a positive integer, such as 64.")
        self.latent_dim = int(latent_dim)

    def __call__(self, count, seed=0):
        """Draws z.

        Where several devices play together, each draws the joint batch and takes its share.

        Args:
            count: the number of rows, of one device.
            seed: an integer, or a pair of integers.

        Returns:
            A float32 tensor of shape `(count, latent_dim)`.
        """
        if not (tf.is_tensor(count) or is_whole(count, least=1)):
            raise ValueError(f"count is {shown(count)}; expected a number of rows, such as 64.")
        if not (tf.is_tensor(seed) or is_whole(seed) or isinstance(seed, (tuple, list)) and len(seed) == 2):
            raise ValueError(f"seed is {shown(seed)}; expected an integer, such as 0.")
        pair = (int(seed), 0) if is_whole(seed) else seed
        return devices.share(self.draw((count * devices.sharers(), self.latent_dim), pair))

    def path(self, a, b, t):
        """The way from a to b on which z stays likely; a straight one, which leaves no convex space such as a cube.

        Args:
            a, b: `(latent_dim,)`.
            t: numbers from 0 to 1, `(n,)`.

        Returns:
            `(n, latent_dim)`, from a to b.
        """
        return straight(a, b, t)

    def conditioned(self, z, values):
        """Returns z with other values of its `controls`; this prior has none."""
        _check_names(values, self.controls)
        return z


@keras.saving.register_keras_serializable("ganedu")
class normal(Prior):
    """Each coordinate from the standard normal distribution.

    A normal z of many coordinates has almost always nearly the same length: the training saw a sphere. A straight way
    between two of its points cuts through the inside, where no z ever was; `slerp` stays on the sphere.
    """

    route = "spherical interpolation: normal z lie near a sphere"

    def draw(self, shape, seed):
        return tf.random.stateless_normal(shape, seed)

    def path(self, a, b, t):
        return slerp(a, b, t)


@keras.saving.register_keras_serializable("ganedu")
class uniform(Prior):
    """Each coordinate uniform in [-1, 1] (Goodfellow et al., 2014, used by the classic programs)."""

    def draw(self, shape, seed):
        return tf.random.stateless_uniform(shape, seed, -1.0, 1.0)


@keras.saving.register_keras_serializable("ganedu")
class coded(Prior):
    """z = (c, noise): a code c in front of ordinary noise (Chen et al., 2016, section 4).

    The code begins with categories, one-hot each, and goes on with numbers, uniform in [-1, 1]. In a batch every class
    is drawn equally often: the first category goes round, row i being of class i % size, so that a grid of ten columns
    shows one class of ten in each; those after it are shuffled. With `shares` the classes of the first category are
    drawn at random, the frequent ones more often. Paths are straight in the code and round in the noise.

    Args:
        noise: the number of standard normal coordinates behind the code.
        categories: the sizes of the categories, each at least 2, such as `(10,)`.
        numbers: how many numbers the code has.
        shares: how often each class of the first category is drawn, beside the others: `(size,)` positive numbers, such
            as `np.bincount(labels)`. None: equally often.

    Attributes:
        code_dim: the coordinates of c.
        latent_dim: the coordinates of z.

    Raises:
        ValueError: if there is no code, or a size does not fit.
    """

    route = "spherical interpolation of the noise"

    def __init__(self, noise, categories=(), numbers=0, shares=None):
        sizes = tuple(categories) if isinstance(categories, (tuple, list)) else None
        if sizes is None or not all(is_whole(size, least=2) for size in sizes):
            raise ValueError(f"categories are {shown(categories)}; expected sizes of at least 2, such as (10,).")
        if not is_whole(numbers, least=0 if sizes else 1):
            raise ValueError(
                f"numbers is {shown(numbers)}; expected a count of at least 0, or 1 if there is no category."
            )
        if not is_whole(noise, least=0):
            raise ValueError(f"noise is {shown(noise)}; expected a count of at least 0, such as 62.")
        self.noise, self.categories, self.numbers = noise, sizes, numbers
        self.shares = None if shares is None else _checked_shares(shares, sizes)
        self.code_dim = sum(sizes) + numbers
        super().__init__(self.code_dim + noise)

    @property
    def controls(self):
        """ "category 1", ..., each with its classes, and "number 1", ..., each from -2 to 2."""
        categories = {
            f"category {place}": {str(label): label for label in range(size)}
            for place, size in enumerate(self.categories, start=1)
        }
        return categories | {f"number {place + 1}": np.linspace(-2.0, 2.0, 81) for place in range(self.numbers)}

    def draw(self, shape, seed):
        rows = tf.range(shape[0])
        classes = [rows % size for size in self.categories]
        if self.shares:
            odds = tf.math.log(tf.constant([self.shares], tf.float32))
            drawn = tf.random.stateless_categorical(odds, shape[0], folded(seed, "shares"), tf.int32)
            classes[0] = tf.reshape(drawn, [-1])
        for place in range(1, len(classes)):
            key = folded(seed, "category", place - 1)
            classes[place] = tf.random.experimental.stateless_shuffle(classes[place], key)
        numbers = tf.random.stateless_uniform((shape[0], self.numbers), folded(seed, "numbers"), -1.0, 1.0)
        noise = tf.random.stateless_normal((shape[0], self.noise), folded(seed, "noise"))
        return self.join(classes, numbers, noise)

    def path(self, a, b, t):
        code = self.code_dim
        return np.concatenate([straight(a[:code], b[:code], t), slerp(a[code:], b[code:], t)], axis=1)

    def join(self, classes, numbers, noise):
        """Puts z together from the classes of each category, `(n,)` each, numbers and noise, `(n, count)` each."""
        one_hot = [tf.one_hot(c, size) for c, size in zip(classes, self.categories, strict=True)]
        return tf.concat([*one_hot, numbers, noise], axis=1)

    def split(self, z):
        """Takes z `(n, latent_dim)` apart: the one-hot categories, a list of `(n, size)`, the numbers, the noise."""
        *one_hot, numbers, noise = tf.split(z, [*self.categories, self.numbers, self.noise], axis=1)
        return one_hot, numbers, noise

    def with_classes(self, z, *classes):
        """Returns z with other classes in its categories: integers, `(n,)` for each category."""
        _, numbers, noise = self.split(z)
        return self.join(classes, numbers, noise)

    def conditioned(self, z, values):
        """Returns z with another code: z is the style, the code says what is drawn.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(8)`.
            values: for some of `controls`, or all, the new value: one for each row, `(n,)`, or one for all.

        Raises:
            ValueError: if there is no such control.
        """
        _check_names(values, self.controls)
        one_hot, numbers, noise = self.split(z)
        code = [tf.cast(tf.argmax(category, axis=1), tf.float32) for category in one_hot] + tf.unstack(numbers, axis=1)
        for place, name in enumerate(self.controls):
            if name in values:
                code[place] = tf.broadcast_to(tf.cast(values[name], tf.float32), tf.shape(code[place]))
        classes, numbers = code[: len(one_hot)], [numbers[:, :0], *(number[:, None] for number in code[len(one_hot) :])]
        return self.join([tf.cast(c, tf.int32) for c in classes], tf.concat(numbers, axis=1), noise)


def slerp(a, b, t):
    """Spherical interpolation: along the great circle, (sin((1 - t)Ω) a + sin(tΩ) b) / sin Ω (White, 2016).

    Where a and b point the same way or oppositely, no circle is singled out: the way is straight.

    Args:
        a, b: `(latent_dim,)`.
        t: numbers from 0 to 1, `(n,)`.

    Returns:
        `(n, latent_dim)`, from a to b.
    """
    cosine = a @ b / max(np.linalg.norm(a) * np.linalg.norm(b), np.finfo(float).tiny)
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    if np.sin(angle) < 1e-4:
        return straight(a, b, t)
    t = np.asarray(t)[:, None]
    return ((np.sin((1.0 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)).astype("float32")


def straight(a, b, t):
    """The straight way, (1 - t) a + t b; see `slerp` for the arguments."""
    t = np.asarray(t)[:, None]
    return ((1.0 - t) * a + t * b).astype("float32")


def _checked_shares(shares, sizes):
    each = np.asarray(shares).tolist() if isinstance(shares, (tuple, list, np.ndarray)) else None
    if not sizes or not isinstance(each, list) or not all(is_number(share, least=0) for share in each):
        expected = f"({sizes[0]},)" if sizes else "(size,), for a category"
        raise ValueError(f"shares are {shown(shares)}; expected numbers {expected}, such as np.bincount(labels).")
    if len(each) != sizes[0] or 0 in each:
        wrong = f"shares have {len(each)} numbers" if len(each) != sizes[0] else f"shares[{each.index(0)}] is 0"
        raise ValueError(
            f"{wrong} and the first category {sizes[0]} classes; expected a positive number for each class."
        )
    return tuple(each)


def _check_names(values, controls):
    unknown = sorted(set(values) - set(controls))
    if unknown:
        known = f"the code has {', '.join(controls)}" if controls else "this prior has nothing to set"
        raise ValueError(f"There is no {', '.join(unknown)}; {known}.")
