"""What numbers pictures are given in: grey levels or floats, and the way from one range to another."""

import numpy as np

WHITE = {"uint8": 255, "uint16": 65_535}
DARK = 32  # of 255: pictures that reach no higher are hardly in these levels
USUAL = ((0.0, 1.0), (-1.0, 1.0), (0.0, 255.0), (0.0, 65_535.0))


def grey_levels(images):
    """Pictures of integers or truth values as uint8 or uint16, of which the largest number is white.

    Raises:
        TypeError, ValueError: if it is not plain which number is white.
    """
    if images.dtype == bool:
        return images.astype("uint8") * np.uint8(255)
    low, high = (int(images.min()), int(images.max())) if images.size else (0, 0)
    if low < 0 or high > WHITE["uint16"]:
        raise TypeError(
            f"images are {images.dtype} from {low} to {high}; expected grey levels, 0 to 255 or 0 to 65,535, or "
            "floats in [-1, 1]."
        )
    if high == 1:
        raise ValueError(
            "images have the grey levels 0 and 1 of 255, nearly black both. If they are masks, pass images * 255."
        )
    if 1 < high < DARK:
        raise ValueError(
            f"images reach to {high} of 255, nearly black. If white is {high}, pass "
            f"{rescaling(0, high, -1, 1)}; numbers of classes are labels, not grey levels."
        )
    if WHITE["uint8"] < high < 4_096:
        raise ValueError(
            f"images reach to {high} of 65,535, nearly black. If white is {_full(high)}, "
            f"pass {rescaling(0, _full(high), -1, 1)}."
        )
    return images.astype("uint8" if high <= WHITE["uint8"] else "uint16", copy=False)


def _full(high):
    """The largest number of as many bits as a number has."""
    return 2 ** int(high).bit_length() - 1


def rescaling(found_low, found_high, low, high):
    """What to write to bring floats to a range: "2 * images - 1".

    Args:
        found_low, found_high: the least and the largest of them. They are taken for the smallest of the usual ranges
            that holds them, 0 to 1, -1 to 1, 0 to 255, or 0 to 65,535; where they would be nearly black there, or it
            is none of these, for a range of their own.
        low, high: the range.

    Returns:
        A Python expression of `images`.
    """
    fits = [bounds for bounds in USUAL if bounds[0] <= found_low and found_high <= bounds[1]]
    start, end = fits[0] if fits and (fits[0][1] == 1 or found_high > fits[0][1] / 8) else (found_low, found_high)
    factor = (high - low) / (end - start)
    offset = low - factor * start
    # Dividing makes floats of grey levels, in which 1 * images - 1 would turn black into white.
    scaled = f"images / {1 / factor:g}" if factor <= 1 else f"{factor:g} * images"
    return scaled + (f" {'-' if offset < 0 else '+'} {abs(offset):g}" if offset else "")
