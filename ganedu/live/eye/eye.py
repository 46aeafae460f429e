"""The discriminator's eye: any image in; its logit, and what would raise the logit, out."""

import dataclasses

from ganedu.live.doodle.doodle import pad_pixels
from ganedu.live.kit import pixels
from ganedu.live.kit.tool import Tool, source
import numpy as np
import tensorflow as tf
import traitlets

THUMBNAILS = 16
COMPARED = 64  # real images and samples whose logits are shown next to that of the image
# Okabe and Ito's pink and green: blue is real and orange is fake, here as everywhere.
DARKER, BRIGHTER = np.array([204, 121, 167]), np.array([0, 158, 115])


@dataclasses.dataclass(frozen=True)
class Sight:
    """How a discriminator scores one image.

    Attributes:
        image: `(height, width, channels)`.
        logit: D's output for it; larger is more real.
        gradient: the logit's derivative with respect to each value of the image, of the image's shape.
    """

    image: np.ndarray
    logit: float
    gradient: np.ndarray

    @property
    def probability(self):
        """D(x), the logit's sigmoid."""
        return float(tf.sigmoid(self.logit))


def see(score, image):
    """Scores one image with a discriminator, in inference mode.

    Args:
        score: a function from `(batch, height, width, channels)` to logits `(batch, 1)`, such as `gan.score`.
        image: `(height, width, channels)`, in the range that the discriminator was trained on.

    Returns:
        A `Sight`.
    """
    x = tf.convert_to_tensor(image[None], tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        logit = score(x)
    return Sight(image, float(tf.squeeze(logit)), tape.gradient(logit, x)[0].numpy())


def diverging(values, largest):
    """Signed values as colours: pink for `-largest` and below, white for 0, green for `largest` and above.

    Args:
        values: `(height, width)`.
        largest: a number of at least 0. With 0, or where a value is no number, all is white.

    Returns:
        A uint8 array `(height, width, 3)`.
    """
    shares = np.nan_to_num(np.clip(values / largest, -1, 1) if largest > 0 else np.zeros_like(values))[..., None]
    colours = 255 + np.abs(shares) * (np.where(shares > 0, BRIGHTER, DARKER) - 255)
    return np.rint(colours).astype("uint8")


class Eye(Tool):
    """Shows how a discriminator scores an image: its logit, and the gradient of the logit at every pixel.

    Choose among real images, the generator's samples and noise, or draw. The image's logit is shown among those of real
    images and of samples, since its size alone says little. The map answers: which pixels should be brighter (green) or
    darker (pink) to raise the logit? This gradient is all that a generator learns from D. Where the objective makes D's
    output no logit of a probability, it is called a score.

    Every look uses the weights as they are at that moment, so the eye can be used while the GAN trains.

    Args:
        gan: a `GAN` on images.
        images: real images `(n, height, width, channels)`, grey levels or float in the range of the training.

    Raises:
        TypeError, ValueError: if `gan` is no GAN on images, or the images do not fit it.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/chart.js", "kit/picture.js", "doodle/pad.js", "eye/eye.js")
    _css = source("kit/kit.css", "doodle/pad.css", "eye/eye.css")
    words = (
        "The discriminator's eye was shown here: any image in, its logit and the gradient out. Run the cell to look."
    )

    shape = traitlets.List().tag(sync=True)
    showing = traitlets.Unicode().tag(sync=True)
    thumbnails = traitlets.Bytes(b"").tag(sync=True)
    picked = traitlets.Int(None, allow_none=True).tag(sync=True)
    drawing = pad_pixels()
    seen = traitlets.Dict().tag(sync=True)

    def __init__(self, gan, images):
        self._gan = pixels.checked_judge(gan)
        self._images = pixels.checked_images(images, gan)
        super().__init__(shape=list(gan.generator.output_shape[1:]))
        self._rng = np.random.default_rng(0)
        self._compared = self._some_images(COMPARED)
        self._latents = gan.prior(COMPARED, seed=0)
        self.do_images()

    # What the browser asks for.

    def do_images(self):
        """Lays out some of the real images."""
        self._lay_out("images", self._some_images(THUMBNAILS))

    def do_samples(self):
        """Lays out new samples of the generator."""
        latents = self._gan.prior(THUMBNAILS, seed=int(self._rng.integers(2**31)))
        self._lay_out("samples", self._gan.generate(latents))

    def do_noise(self):
        """Lays out images whose pixels are uniform noise."""
        low, high = pixels.value_range(self._gan)
        self._lay_out("noise", self._rng.uniform(low, high, (THUMBNAILS, *self.shape)).astype("float32"))

    def do_pad(self):
        """Looks at the drawing, as it is and whenever it changes."""
        self.showing = "pad"
        self._look_at_drawing()

    def do_pick(self, index):
        """Looks at one of the images that are laid out."""
        self.picked = index
        self._look(self._laid_out[index])

    # The look.

    def look(self, image):
        """Looks at any image and shows it.

        Args:
            image: `(height, width, channels)`, uint8 or float as the images that the eye was made with.

        Returns:
            A `Sight`: `image`, `logit`, `probability` and `gradient`.
        """
        return self._look(pixels.checked_images(np.asarray(image)[None], self._gan)[0])

    def _look(self, image):
        sight, output = see(self._gan.score, image), pixels.output_name(self._gan)
        real, fake = self._logits(self._compared), self._logits(self._gan.generate(self._latents))
        # All colours brighter by the same: the sum over channels. A few extreme pixels must not make the rest white.
        slopes = sight.gradient.sum(axis=-1)
        steepness = np.abs(slopes)
        largest = float(np.quantile(steepness, 0.995) or steepness.max())
        self.seen = {
            "picture": pixels.as_bytes(sight.image, self._gan),
            "gradient": diverging(slopes, largest).tobytes(),
            "largest": pixels.number(largest),
            "logit": pixels.number(sight.logit),
            "output": output,
            "probability": pixels.number(sight.probability) if output == "logit" else None,
            "real": [pixels.number(logit) for logit in real],
            "fake": [pixels.number(logit) for logit in fake],
            "sentence": _sentence(sight, output, largest, real, fake),
        }
        return sight

    @traitlets.default("drawing")
    def _nothing_drawn(self):
        height, width, _ = self.shape
        return bytes(height * width)

    @traitlets.observe("drawing")
    def _look_at_drawing(self, _=None):
        self.picked = None
        self._look(pixels.as_image(self.drawing, self._gan))

    def _lay_out(self, name, images):
        self._laid_out = images
        with self.hold_sync():
            self.showing, self.thumbnails = name, pixels.as_bytes(images, self._gan)
            self.do_pick(0)

    def _some_images(self, count):
        chosen = self._rng.permutation(len(self._images))[:count]
        return self._images[chosen]

    def _logits(self, images):
        return np.ravel(self._gan.score(images))


def _sentence(sight, output, largest, real, fake):
    if not np.isfinite(sight.logit):
        return "D's output is not a number: D's weights have become NaN or infinite. Rewind to an earlier checkpoint."
    above = [f"{np.mean(sight.logit > others):.0%}" for others in (real, fake)]
    place = (
        f"Its {output} exceeds those of {above[0]} of {len(real)} real images and {above[1]} of {len(fake)} samples "
        "from G."
    )
    if output == "score":
        place += " This D was not trained to give probabilities: compare its scores with one another, not with 0."
    if not largest:
        place += " The gradient is 0 everywhere, so D gives no direction in which to change this image."
    return place
