"""Check of the planes that tell D an order."""

from ganedu.course.checks.common.hints import task
from ganedu.course.checks.common.pictures import coloured
from ganedu.course.checks.conditional_gan.tensors import compare_tensors
import numpy as np

CODE = 7
# Height, width, channels.
SHAPES = (4, 6, 1), (5, 3, 2)
NOT_AS_LARGE = (
    "the planes are not as large as the images, and cannot stand beside them: one plane for each number of y, "
    "(n, height, width, 7), joined to the images along the last axis."
)
ERRORS = (
    ("ConcatOp", NOT_AS_LARGE),
    ("must be equal", NOT_AS_LARGE),
    ("matching shapes", NOT_AS_LARGE),
    ("broadcast", NOT_AS_LARGE),
    ("Incompatible shapes", NOT_AS_LARGE),
    ("must match exactly", NOT_AS_LARGE),
)


@task(2)
def with_planes(answer):
    """Checks `(images (n, height, width, channels), y (n, 7)) -> (n, height, width, channels + 7)`."""
    for height, width, channels in SHAPES:
        images = np.random.uniform(-1.0, 1.0, (3, height, width, channels))
        y = np.random.normal(0.0, 1.0, (3, CODE))
        compare_tensors(answer, _equation, (images, y), MISTAKES, ERRORS, _picture)
    return "Whichever patch of a garment a convolution looks at, it sees the whole order beside it."


def _equation(images, y):
    return np.concatenate([images, _planes(images, y)], axis=3)


def _planes(images, y):
    return np.ones(images.shape[:3])[..., None] * y[:, None, None]


def _beside(planes):
    """The images beside other planes, a function of the two arguments."""
    return lambda images, y: np.concatenate([images, planes(images, y)], axis=3)


def _picture(arguments, found, expected):
    """What the planes of the first image should be, and are."""
    images, y = arguments
    channels, bound = images.shape[3], np.abs(y[0]).max()

    def row(maps):
        planes = np.pad(np.moveaxis(maps[0, ..., channels:], -1, 0), ((0, 0), (1, 1), (1, 1)))
        return np.clip(np.concatenate(list(planes), axis=1), -bound, bound)

    panels = [("the seven planes of an order", row(expected))]
    if found.shape == expected.shape:
        panels.insert(0, ("yours", row(found)))
    return coloured(panels) if len(panels) > 1 else None


def _scrambled(images, y):
    count, height, width, _ = images.shape
    return np.repeat(y, height * width).reshape(count, height, width, CODE)


def _scrambled_in_all(images, y):
    count, height, width, _ = images.shape
    return np.tile(y, (height * width, 1)).reshape(count, height, width, CODE)


def _in_a_corner(images, y):
    planes = np.zeros_like(_planes(images, y))
    planes[:, 0, 0] = y
    return planes


def _in_a_row(images, y):
    planes = np.zeros_like(_planes(images, y))
    planes[:, 0] = y[:, None]
    return planes


SCRAMBLED = (
    "the planes are scrambled: repeat writes each number of y height * width times in a row, and reshape fills whole "
    "pixels with the same number, so that no plane belongs to one number. Every pixel needs all of y: reshape y to "
    "(n, 1, 1, 7) first, then broadcast it."
)
ADDED = (
    "the order is mixed into the pixels, and D cannot tell which part is image and which is order: join the planes "
    "beside the image, as channels of their own."
)
MISTAKES = (
    (SCRAMBLED, _beside(_scrambled)),
    (
        "every image has pixels of other images' orders: tile put the batch behind itself, and reshape cut it "
        "elsewhere. Reshape y to (n, 1, 1, 7) first; then nothing can get mixed up.",
        _beside(_scrambled_in_all),
    ),
    (
        "the planes stand before the image; put them behind it.",
        lambda images, y: np.roll(_equation(images, y), CODE, axis=3),
    ),
    (
        "all images are told the first one's order; each has its own row of y.",
        _beside(lambda images, y: _planes(images, y[:1])),
    ),
    (
        "all images are told the mean of the orders; each has its own row of y.",
        _beside(lambda images, y: _planes(images, y.mean(axis=0, keepdims=True))),
    ),
    (
        "only the pixel in the corner is told the order; a convolution that looks elsewhere never meets it.",
        _beside(_in_a_corner),
    ),
    (
        "only the uppermost row is told the order; a convolution that looks elsewhere never meets it.",
        _beside(_in_a_row),
    ),
    (
        "the planes are multiplied by the image, and where it is dark the order fades; the planes are y alone.",
        _beside(lambda images, y: images[..., :1] * _planes(images, y)),
    ),
    (
        "the planes hold only the number of the largest entry of y; they hold all of y, one plane for each number.",
        _beside(lambda images, y: np.ones_like(images[..., :1]) * y.argmax(axis=1)[:, None, None, None]),
    ),
    (
        "the planes hold where the largest entry of y is; they hold y itself, which ends with a shade.",
        _beside(lambda images, y: _planes(images, np.eye(CODE)[y.argmax(axis=1)])),
    ),
    ("these are the planes alone; the image belongs before them.", _planes),
    ("the order is missing: these are the images as they came.", lambda images, y: images),
    (ADDED, lambda images, y: images[..., :1] + _planes(images, y)),
    (ADDED, lambda images, y: images[..., :1] * _planes(images, y)),
    (
        "all is divided by its largest value; the numbers go in as they are.",
        lambda images, y: _equation(images, y) / np.abs(_equation(images, y)).max(),
    ),
)
