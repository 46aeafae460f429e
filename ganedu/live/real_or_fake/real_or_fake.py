"""Real or fake? The learner against the discriminator, on the same images."""

from ganedu import plots
from ganedu.live.kit import pixels
from ganedu.live.kit.tool import Tool, source
from ganedu.numbers import is_whole, shown
import numpy as np
import traitlets


class RealOrFake(Tool):
    """Shows images one at a time, half of them real and half of them fake, in random order: which are which?

    The discriminator plays too. It calls the half of the images with the larger logits real, those above the median of
    the mix. A threshold of 0 would be unfair: 0 means even chances for a logit alone, and nothing for the score of a
    Wasserstein critic; and the learner, too, knows that half of the images are real.

    Args:
        gan: a `GAN` on images.
        images: real images `(n, height, width, channels)`, grey levels or float in the range of the training;
            take some that the discriminator was not trained on.
        count: images in a round, an even number.
        seed: decides which, and in which order. A new round, by the button, has the next one.

    Raises:
        TypeError, ValueError: if `gan` is no GAN on images, the images do not fit it, or `count` is out of range.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/picture.js", "real_or_fake/real_or_fake.js")
    _css = source("kit/kit.css", "real_or_fake/real_or_fake.css")
    words = "A round of real or fake was played here. Run the cell to play."

    shape = traitlets.List().tag(sync=True)
    mix = traitlets.Bytes(b"").tag(sync=True)
    verdicts = traitlets.List().tag(sync=True)
    asking = traitlets.Bool(True).tag(sync=True)
    output = traitlets.Unicode().tag(sync=True)  # what D's numbers are: "logit" or "score"
    threshold = traitlets.Float(0.0, allow_none=True).tag(sync=True)

    def __init__(self, gan, images, count=20, seed=0):
        self._gan = pixels.checked_judge(gan)
        self._images = pixels.checked_images(images, gan)
        if not is_whole(count, least=2) or count % 2:
            raise ValueError(f"count is {shown(count)}; expected an even number, such as 20: half of them are real.")
        if count // 2 > len(self._images):
            raise ValueError(
                f"count is {count}, half of them real, and there are {len(self._images)} real images: "
                f"choose at most {2 * len(self._images)}."
            )
        self._count, self._seed = count, seed
        super().__init__(shape=list(gan.generator.output_shape[1:]), output=pixels.output_name(gan))
        self._deal()

    @property
    def score(self):
        """How many images "you" and the "discriminator" called rightly, "of" those judged so far."""
        right = {
            player: sum(verdict[player] == verdict["real"] for verdict in self.verdicts)
            for player in ("you", "discriminator")
        }
        return {**right, "of": len(self.verdicts)}

    def still(self):
        """The images of the round, without a word on which are real."""
        pictures = pixels.from_bytes(self.mix, self.shape)
        return plots.show_images(pictures, columns=10, titles="Which are real?")

    # What the browser asks for.

    def do_answer(self, real):
        """Records the learner's call on the image that is shown; then the truth may be told."""
        place = len(self.verdicts)
        if not self.asking or place == self._count:
            return
        verdict = {
            "real": bool(self._real[place]),
            "you": bool(real),
            "discriminator": bool(self._calls[place]),
            "logit": pixels.number(self._logits[place]),
        }
        with self.hold_sync():
            self.verdicts, self.asking = [*self.verdicts, verdict], False

    def do_next(self):
        """Goes on to the next image, if there is one."""
        if len(self.verdicts) < self._count:
            self.asking = True

    def do_again(self):
        """Begins a new round, with other images."""
        self._seed += 1
        self._deal()

    def _deal(self):
        rng = np.random.default_rng(self._seed)
        half = self._count // 2
        real = self._images[rng.permutation(len(self._images))[:half]]
        fake = self._gan.generate(self._gan.prior(half, seed=self._seed))
        order = rng.permutation(self._count)
        mix = np.concatenate([real, fake])[order]
        self._real = order < half
        self._logits = np.ravel(self._gan.score(mix))
        median = np.median(self._logits)
        self._calls = self._logits > median
        with self.hold_sync():
            self.mix, self.threshold = pixels.as_bytes(mix, self._gan), pixels.number(median)
            self.verdicts, self.asking = [], True
