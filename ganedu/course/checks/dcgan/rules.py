"""The rules of the DCGAN paper (Radford et al., 2016, section 3), held against a network that was taken apart."""

from ganedu.course.checks.common.hints import Hint
from keras import layers

PLACES = "first", "second", "last"


def check_generator(parts):
    """Checks G's layers: Dense, then two transposed convolutions of stride 2, all but the last normalised, with ReLU.

    Args:
        parts: of the network, as `anatomy.blocks` gives them.

    Raises:
        Hint: if a rule is broken.
    """
    strided = _strided(parts, layers.Conv2DTranspose)
    if _uses(parts, layers.UpSampling2D):
        raise Hint(
            "UpSampling2D copies numbers; by the rules the network learns how to enlarge its maps: Conv2DTranspose, "
            "strides=2."
        )
    _check_dense(parts, "it makes the first maps of z, and everything after it is a convolution.")
    if sum(strided) != 2:
        raise Hint(f"two Conv2DTranspose with strides=2 make 28 x 56 of 7 x 14; you have {sum(strided)} of them.")
    if strided != [False, True, True]:
        raise Hint(f"three layers are asked for, Dense, Conv2DTranspose, Conv2DTranspose; yours are {_named(parts)}.")
    _check_maps([part.inputs for part in parts[1:]], ((7, 14), (14, 28)), SCRAMBLED)
    _check_kernels(parts[1:])
    _check_normalised(parts, (True, True), LAST_OF_G)
    _check_activations(parts, "ReLU", lambda slope: slope == 0.0)


def check_discriminator(parts):
    """Checks D's layers: two convolutions of stride 2, the second normalised, with LeakyReLU; then the logit.

    Args:
        parts: of the network, as `anatomy.blocks` gives them.

    Raises:
        Hint: if a rule is broken.
    """
    strided = _strided(parts, layers.Conv2D)
    if _uses(parts, (layers.MaxPooling2D, layers.AveragePooling2D)):
        raise Hint("there is a pooling layer; by the rules the convolutions make maps smaller themselves: strides=2.")
    if _uses(parts, (layers.GlobalAveragePooling2D, layers.GlobalMaxPooling2D)):
        raise Hint(
            "global pooling joins all places and forgets where something was; by the rules the maps are flattened: "
            "Flatten, then Dense(1)."
        )
    _check_dense(parts, "it makes the logit, straight from the flattened maps.")
    if sum(strided) != 2:
        raise Hint(f"two Conv2D with strides=2 make 7 x 14 of 28 x 56; you have {sum(strided)} of them.")
    if strided != [True, True, False]:
        raise Hint(f"three layers are asked for, Conv2D, Conv2D, Dense; yours are {_named(parts)}.")
    _check_maps([part.outputs for part in parts[:2]], ((14, 28), (7, 14)), PADDING)
    _check_kernels(parts[:2])
    if _normalisations(parts[0].before):
        raise Hint("batch normalisation stands on D's input; by the rules D sees images as they are.")
    _check_normalised(parts, (False, True), LAST_OF_D)
    _check_activations(parts, "LeakyReLU", lambda slope: 0.0 < slope < 1.0)


LAST_OF_G = (
    "batch normalisation stands after G's last layer: how bright an image is would then depend on the others in its "
    "batch. The rules leave it out there."
)
LAST_OF_D = (
    "batch normalisation stands after the last layer: the logits of every batch would have the same mean, whether its "
    "images are real or fake."
)


SCRAMBLED = (
    "height comes before width all the way, and a Reshape at the end does not turn an image, it scrambles its pixels: "
    "begin with maps of 7 x 14."
)
PADDING = 'without padding="same" the convolutions leave out the edge of the image.'


def _check_maps(maps, sizes, hint):
    """Checks the height and the width of maps `(batch, height, width, maps)`."""
    for found, size in zip(maps, sizes, strict=True):
        if tuple(found.shape[1:3]) != size:
            high, wide = found.shape[1:3]
            raise Hint(f"there are maps of {high} x {wide} where the task has {size[0]} x {size[1]}: {hint}")


def _check_kernels(parts):
    for part in parts:
        if tuple(part.layer.kernel_size) != (4, 4):
            high, wide = part.layer.kernel_size
            raise Hint(f"there are kernels of {high} x {wide}; the task wants 4 x 4, a multiple of the stride.")


def _strided(parts, kind):
    """For each part whether it is a layer of that kind with stride 2."""
    return [isinstance(part.layer, kind) and tuple(part.layer.strides) == (2, 2) for part in parts]


def _steps(parts):
    return [step for part in parts for step in (*part.before, *part.after)]


def _uses(parts, kinds):
    return any(isinstance(step.layer, kinds) for step in _steps(parts))


def _named(parts):
    return ", ".join(type(part.layer).__name__ for part in parts)


def _normalisations(steps):
    return [step for step in steps if isinstance(step.layer, layers.BatchNormalization)]


def _check_dense(parts, purpose):
    count = sum(isinstance(part.layer, layers.Dense) for part in parts)
    if count > 1:
        raise Hint(f"there are {count} Dense layers, and the rules want none that is hidden. One is enough: {purpose}")


def _check_normalised(parts, wanted, at_the_end):
    """Checks where batch normalisation stands: after a layer whose place in `wanted` says so."""
    if _uses(parts, (layers.LayerNormalization, layers.GroupNormalization, layers.UnitNormalization)):
        raise Hint("this normalises every image by itself; the rules want BatchNormalization.")
    if not _normalisations(_steps(parts)):
        raise Hint("there is no batch normalisation; the task says after which layers the rules want it.")
    if parts[-1].normalised:
        raise Hint(at_the_end)
    for part, place, normalised in zip(parts, PLACES, (*wanted, False), strict=True):
        if normalised and not part.normalised:
            raise Hint(f"batch normalisation is missing after the {place} layer, the {_named([part])}.")
        if part.normalised and not normalised:
            raise Hint(
                f"batch normalisation stands after the {place} layer, next to D's input; the rules say not there."
            )
        for step in _normalisations(part.after):
            if step.layer.axis not in (-1, len(step.inputs.shape) - 1):
                raise Hint(
                    f"the batch normalisation after the {place} layer has axis={step.layer.axis}, which keeps "
                    "statistics of rows; the channels come last here: leave axis out."
                )


def _check_activations(parts, name, fits):
    """Checks the activation after every layer but the last: its slope below 0, which has to fit."""
    for part, place in zip(parts[:-1], PLACES, strict=False):
        if part.early:
            raise Hint(
                f"after the {place} layer the activation comes before the batch normalisation; in the rules it is the "
                f"other way round: convolution, normalisation, {name}."
            )
        if part.slope == 1.0:
            raise Hint(f"after the {place} layer there is no activation, and it melts into the next one; add {name}.")
        if part.slope is None or not fits(part.slope):
            raise Hint(f"after the {place} layer there is {_kind(part.slope)}; the rules want {name} in this player.")


def _kind(slope):
    if slope is None:
        return "another activation"
    return "a LeakyReLU" if slope else "a ReLU"
