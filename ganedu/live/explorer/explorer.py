"""The latent explorer: what a trained generator draws for any z, at the touch of a slider."""

from collections.abc import Mapping

from ganedu import plots
from ganedu.live.kit import pixels
from ganedu.live.kit.tool import Tool, source
import numpy as np
import tensorflow as tf
import traitlets

DIRECTIONS = 8
REACH = 4.0  # how far a slider goes to either side, in standard deviations
SLOTS = ("A", "B", "C")
STRIP = 11  # images on the path from A to B
GALLERY = 24
DRAWS = 2048  # of z, behind the generator's slopes and the spread of z along its directions


class Explorer(Tool):
    """Shows what a generator draws for z, and lets the learner move z.

    A large image, and next to it sliders along the generator's principal directions (`principal_directions`); a seed
    box; truncation, which draws G(t · z) (Brock et al., 2019; Karras et al., 2019); a gallery, from which to choose
    A, B and C; the path from A to B (`prior.path`); and A - B + C (`arithmetic`).

    A model that is conditioned on labels or codes gets one control for each of them. It names them by two attributes:

    - `controls`: maps the name of each to the values it may take: a mapping from words to numbers for buttons, such as
      `{"digit": {"zero": 0, "one": 1}}`, or a sequence of numbers for a slider, `{"slant": np.linspace(-2, 2, 81)}`;
    - `conditioned(z, values)`: what the generator takes for z `(n, latent_dim)` and `values`, a float32 tensor `(n,)`
      under each name. It is compiled with the generator.

    The generator's weights are copied once, those that `gan.generate` uses. When it has been trained further, the
    explorer says so and offers to copy them again.

    Args:
        gan: a `GAN` of images, trained or from `ganedu.zoo`.

    Attributes:
        z: the latent of the large image, `(1, latent_dim)`, before truncation.
        image: the large image as the generator draws it, `(height, width, channels)`.
        directions: the unit vectors of the sliders, at most 8, `(n, latent_dim)`.

    Raises:
        TypeError, ValueError: if it is no such GAN.
    """

    _esm = source(
        "kit/kit.js",
        "kit/notebook.js",
        "kit/picture.js",
        *(f"explorer/{part}.js" for part in ("conversation", "toolbar", "large", "small", "explorer")),
    )
    _css = source("kit/kit.css", "explorer/explorer.css")
    words = (
        "The latent explorer was shown here: sliders along a generator's principal directions, the path from one "
        "sample to another, and A - B + C. Run the cell to use it."
    )

    # What the browser shows. Pixels are grey levels or colours, one image after the other.
    shape = traitlets.List().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)  # what the large image shows
    names = traitlets.List().tag(sync=True)  # and each of the small ones
    near = traitlets.Bytes().tag(sync=True)  # the large image, then the low and the high end of each slider
    far = traitlets.Bytes().tag(sync=True)  # A, B, C, A - B + C, the strip, the gallery
    coordinates = traitlets.List().tag(sync=True)  # of the large image's z along the directions
    shares = traitlets.List().tag(sync=True)  # of the image's mean squared slope, for each direction
    arrangement = traitlets.Dict().tag(sync=True)
    route = traitlets.Unicode().tag(sync=True)
    seed = traitlets.Int().tag(sync=True)
    page = traitlets.Int().tag(sync=True)
    truncation = traitlets.Float(1.0).tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    behind = traitlets.Int().tag(sync=True)  # turns that the generator has had since its weights were copied

    def __init__(self, gan):
        self._gan = _checked(gan)
        self._drawing = _Drawing(gan)
        self._prior = gan.prior
        controls = gan.controls
        super().__init__(
            shape=list(gan.generator.output_shape[1:]),
            controls=[{"name": name, **_described(values)} for name, values in controls.items()],
            settings={name: _first(values) for name, values in controls.items()},
            arrangement={"slots": list(SLOTS), "strip": STRIP, "gallery": GALLERY, "reach": REACH},
            route=gan.prior.route,
        )
        self._look_for_directions()
        self._gallery = self._samples()
        self._slots = self._gallery[: len(SLOTS)]
        self._slot_names = [self._name(number) for number in range(len(SLOTS))]
        self._draw_far()
        self.do_sample(0)

    @property
    def z(self):
        return self._z[None].copy()

    @property
    def image(self):
        return self._drawing(self.truncation * self._z[None], self.settings)[0]

    def refresh(self):
        """Copies the generator's weights again, after more training, and looks for its directions again."""
        self._drawing.refresh()
        self.behind = 0
        self._look_for_directions()
        self._draw_near()
        self._draw_far()

    def still(self):
        """The path from A to B, and samples."""
        strip, gallery = np.split(pixels.from_bytes(self.far, self.shape)[len(SLOTS) + 1 :], [STRIP])
        titles = ["the path from A to B", "samples"]
        return plots.show_images([strip, gallery[: 2 * STRIP]], columns=STRIP, titles=titles, width=11)

    # What the browser asks for.

    def _obey(self, widget, content, buffers):
        with self.hold_sync():
            try:
                super()._obey(widget, content, buffers)
            finally:
                self.behind = self._drawing.behind()

    def do_sample(self, seed):
        """Shows the sample of this seed as the large image."""
        self.seed = seed
        self._take(self._sample(seed), self._name(seed))

    def do_move(self, direction, value):
        """Moves z along a direction until its coordinate there is `value` standard deviations."""
        unit, scale = self.directions[direction], self._scales[direction]
        self._z = self._z + (value * scale - self._z @ unit) * unit
        self.title = f"{self._start_name}, moved"
        self._draw_near()

    def do_put_back(self):
        """Undoes what the sliders did."""
        self._take(self._start, self._start_name)

    def do_take(self, place):
        """Shows one of the small images as the large one, by its place among them."""
        self._take(self._others()[place], self.names[place])

    def do_keep(self, slot, place=None):
        """Copies a small image, or the large one, to A, B or C."""
        self._slots = self._slots.copy()
        self._slots[slot] = self._z if place is None else self._others()[place]
        self._slot_names[slot] = self.title if place is None else self.names[place]
        self._draw_far()

    def do_turn_page(self, page):
        """Fills the gallery with other samples."""
        self.page = page
        self._gallery = self._samples()
        self._draw_far()

    def do_truncate(self, truncation):
        """Draws G(t · z) from now on."""
        self.truncation = truncation
        self._draw_near()
        self._draw_far()

    def do_set(self, name, value):
        """Gives one of the model's labels or codes another value."""
        self.settings = {**self.settings, name: value}
        self._draw_near()
        self._draw_far()

    def do_refresh(self):
        """Does what `refresh` does."""
        self.refresh()

    # What is shown.

    def _look_for_directions(self):
        slopes = self._drawing.slopes(self._prior, self.settings)
        directions, shares = principal_directions(slopes, DIRECTIONS)
        alive = shares > 1e-6 * shares.max()  # along the rest nothing moves, as where a code is set by controls
        self.directions, shares = directions[alive], shares[alive]
        self.shares = shares.tolist()
        self._scales = (self._prior(DRAWS, seed=0).numpy() @ self.directions.T).std(axis=0)

    def _take(self, z, name):
        self._start = self._z = z
        self._start_name = self.title = name
        self._draw_near()

    def _name(self, seed):
        return f"sample {seed}"

    def _sample(self, seed):
        return self._prior(1, seed=seed).numpy()[0]

    def _samples(self):
        return np.stack([self._sample(self.page * GALLERY + number) for number in range(GALLERY)])

    def _others(self):
        """The z of all small images but the ends of the sliders."""
        a, b, c = self._slots
        strip = self._prior.path(a, b, np.linspace(0.0, 1.0, STRIP))
        return np.concatenate([self._slots, [arithmetic(a, b, c)], strip, self._gallery])

    def _other_names(self):
        way = [f"{share:.0%} of the way from A to B" for share in np.linspace(0.0, 1.0, STRIP)]
        gallery = [self._name(self.page * GALLERY + number) for number in range(GALLERY)]
        return [*self._slot_names, "A − B + C", *way, *gallery]

    def _ends(self):
        """z with each slider at its low end, and at its high end."""
        here = self._z @ self.directions.T
        ends = np.array([-REACH, REACH]) * self._scales[:, None] - here[:, None]
        return (self._z + ends[..., None] * self.directions[:, None]).reshape(-1, len(self._z))

    def _draw_near(self):
        self.near = self._pixels(np.concatenate([self._z[None], self._ends()]))
        self.coordinates = (self._z @ self.directions.T / self._scales).tolist()

    def _draw_far(self):
        self.far = self._pixels(self._others())
        self.names = self._other_names()

    def _pixels(self, z):
        return pixels.as_bytes(self._drawing(self.truncation * z, self.settings), self._gan)


def principal_directions(slopes, count):
    """The directions of z along which images change most, by PCA of the generator's slopes.

    GANSpace (Härkönen et al., 2020) takes the principal components of a layer's outputs and maps them back to z;
    SeFa (Shen and Zhou, 2021) takes the singular vectors of the first layer's weights, which for a first layer without
    activation is the same thing. Both stop at a layer, and a stretch that the first layer makes may be lost in the
    next. Here all layers count: with the Jacobian J = ∂G/∂z, the direction u changes the image by ‖J u‖², and the
    mean of that over z is uᵀ E[JᵀJ] u. The eigenvectors of E[JᵀJ] are the directions, the eigenvalues their shares.

    Nobody builds J. For r of random signs, g = Jᵀr is the gradient of r · G(z), one pass backwards, and
    E[g gᵀ] = E[JᵀJ], since E[r rᵀ] is the identity. So it serves dense and convolutional generators alike, and is the
    PCA of the rows g, not centred.

    Args:
        slopes: rows g, one for each z and r, `(n, latent_dim)`.
        count: how many directions at most.

    Returns:
        Orthogonal unit vectors `(count, latent_dim)`, and the share of each in the trace of E[JᵀJ], the largest first.
    """
    values, vectors = np.linalg.eigh(slopes.T.astype("float64") @ slopes / len(slopes))
    values, vectors = values[::-1][:count], vectors[:, ::-1].T[:count]
    # An eigenvector may point either way: its largest entry should be positive.
    largest = np.take_along_axis(vectors, np.abs(vectors).argmax(axis=1)[:, None], axis=1)
    total = max(np.square(slopes, dtype="float64").sum(axis=1).mean(), np.finfo(float).tiny)
    return (vectors * np.sign(largest)).astype("float32"), np.maximum(values, 0.0) / total


def arithmetic(a, b, c):
    """a - b + c, what a has and b has not, given to c (Radford et al., 2016, section 6.3.2).

    Of three independent z, it is √3 times as long as any z of the training: it is shortened to the longest of the
    three. With a = b it is c, with b = c it is a.

    Args:
        a, b, c: `(latent_dim,)`.

    Returns:
        `(latent_dim,)`.
    """
    result = a - b + c
    length, longest = np.linalg.norm(result), max(np.linalg.norm(z) for z in (a, b, c))
    return result if length <= longest else result * (longest / length)


class _Drawing:
    """A generator whose weights are held fast, compiled once: a draw takes milliseconds."""

    def __init__(self, gan):
        self._gan = gan
        self._weights = None
        self.refresh()
        names = gan.controls
        z = tf.TensorSpec((None, gan.prior.latent_dim), tf.float32)
        values = {name: tf.TensorSpec((None,), tf.float32) for name in names}
        self._draw = tf.function(self._network, input_signature=[z, values])
        self._slope = tf.function(self._gradient, input_signature=[z, values, tf.TensorSpec((2,), tf.int32)])

    def refresh(self):
        values = [[tf.convert_to_tensor(value) for value in part] for part in self._gan.sampler.values()]
        if self._weights is None:
            self._weights = [[tf.Variable(value, trainable=False) for value in part] for part in values]
        for variable, value in zip(sum(self._weights, []), sum(values, []), strict=True):
            variable.assign(value)
        self._turns = self._turns_had()

    def behind(self):
        """The turns that the generator has had since its weights were copied."""
        return self._turns_had() - self._turns

    def _turns_had(self):
        return int(self._gan.turns[1])

    def __call__(self, z, settings):
        """What the generator draws, `(n, height, width, channels)`."""
        return self._draw(*self._inputs(z, settings)).numpy()

    def slopes(self, prior, settings, part=512):
        """Gradients of r · G(z) for z, with r of random signs, `(DRAWS, latent_dim)`; see `principal_directions`."""
        seeds = [(1, number) for number in range(DRAWS // part)]
        parts = [self._slope(*self._inputs(prior(part, seed), settings), tf.constant(seed)) for seed in seeds]
        return np.concatenate(parts)

    def _inputs(self, z, settings):
        z = tf.convert_to_tensor(z, tf.float32)
        return z, {name: tf.fill([len(z)], tf.constant(value, tf.float32)) for name, value in settings.items()}

    def _network(self, z, values):
        inputs = self._gan.conditioned(z, values) if values else z
        trained, others = self._weights
        return tf.cast(self._gan.generator.stateless_call(trained, others, inputs, training=False)[0], tf.float32)

    def _gradient(self, z, values, seed):
        with tf.GradientTape() as tape:
            tape.watch(z)
            images = self._network(z, values)
            signs = tf.sign(tf.random.stateless_uniform(tf.shape(images), seed + [1, 0], -1.0, 1.0))
            total = tf.reduce_sum(signs * images)
        return tape.gradient(total, z)


def _checked(gan):
    pixels.checked_gan(gan)
    values = {name: np.repeat(np.float32(_first(values)), 2) for name, values in gan.controls.items()}
    try:
        gan.conditioned(gan.prior(2), values)
    except ValueError as error:
        raise TypeError(
            f"The game has the controls {', '.join(values)} and no conditioned(z, values), which gives the "
            "generator's input for them."
        ) from error
    return gan


def _described(values):
    """A control as the browser wants it: the words of its buttons, or none, and the numbers it may take."""
    words, numbers = (list(values), values.values()) if isinstance(values, Mapping) else ([], values)
    return {"words": words, "numbers": [float(number) for number in numbers]}


def _first(values):
    """Where a control stands at first: at the first of its words, or in the middle of its numbers."""
    numbers = _described(values)["numbers"]
    return numbers[0] if isinstance(values, Mapping) else numbers[len(numbers) // 2]
