"""What the noise z is drawn from: `prior(count, seed)` gives a batch, the same one for the same seed."""

from ganedu.training import devices
import keras
import tensorflow as tf


class Prior:
    """The distribution of z. A subclass says how one batch is drawn.

    Args:
        latent_dim: the number of coordinates of z.
    """

    def __init__(self, latent_dim):
        if not isinstance(latent_dim, int) or latent_dim < 1:
            raise ValueError(f"latent_dim is {latent_dim!r}; expected a positive integer, such as 64.")
        self.latent_dim = latent_dim

    def __call__(self, count, seed=0):
        """Draws z.

        Where several devices play together, each draws the joint batch and takes its share.

        Args:
            count: the number of rows, of one device.
            seed: an integer, or a pair of integers.

        Returns:
            A float32 tensor of shape `(count, latent_dim)`.
        """
        pair = (seed, 0) if isinstance(seed, int) else seed
        return devices.share(self.draw((count * devices.replicas(), self.latent_dim), pair))

    def get_config(self):
        return {"latent_dim": self.latent_dim}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.saving.register_keras_serializable("ganedu")
class normal(Prior):
    """Each coordinate from the standard normal distribution."""

    def draw(self, shape, seed):
        return tf.random.stateless_normal(shape, seed)


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
    shows one class of ten in each; those after it are shuffled.

    Args:
        noise: the number of standard normal coordinates behind the code.
        categories: the sizes of the categories, each at least 2, such as `(10,)`.
        numbers: how many numbers the code has.

    Attributes:
        code_dim: the coordinates of c.
        latent_dim: the coordinates of z.

    Raises:
        ValueError: if there is no code, or a size does not fit.
    """

    def __init__(self, noise, categories=(), numbers=0):
        sizes = tuple(categories)
        if not all(isinstance(size, int) and size >= 2 for size in sizes):
            raise ValueError(f"categories are {categories!r}; expected sizes of at least 2, such as (10,).")
        if not isinstance(numbers, int) or numbers < 0 or not sizes and numbers == 0:
            raise ValueError(f"numbers is {numbers!r}; expected a count of at least 0, or 1 if there is no category.")
        if not isinstance(noise, int) or noise < 0:
            raise ValueError(f"noise is {noise!r}; expected a count of at least 0, such as 62.")
        self.noise, self.categories, self.numbers = noise, sizes, numbers
        self.code_dim = sum(sizes) + numbers
        super().__init__(self.code_dim + noise)

    def draw(self, shape, seed):
        def key(part):
            return tf.random.experimental.stateless_fold_in(seed, part)

        rows = tf.range(shape[0])
        classes = [rows % size for size in self.categories]
        classes[1:] = [tf.random.experimental.stateless_shuffle(c, key(2 + i)) for i, c in enumerate(classes[1:])]
        numbers = tf.random.stateless_uniform((shape[0], self.numbers), key(1), -1.0, 1.0)
        noise = tf.random.stateless_normal((shape[0], self.noise), key(0))
        return self.join(classes, numbers, noise)

    def join(self, classes, numbers, noise):
        """Puts z together from the classes of each category, `(n,)` each, numbers and noise, `(n, count)` each."""
        one_hot = [tf.one_hot(c, size) for c, size in zip(classes, self.categories, strict=True)]
        return tf.concat([*one_hot, numbers, noise], axis=1)

    def split(self, z):
        """Takes z `(n, latent_dim)` apart: the one-hot categories, a list of `(n, size)`, the numbers, the noise."""
        *one_hot, numbers, noise = tf.split(z, [*self.categories, self.numbers, self.noise], axis=1)
        return one_hot, numbers, noise

    def get_config(self):
        return {"noise": self.noise, "categories": list(self.categories), "numbers": self.numbers}
