"""Kinds of mistakes that no exercise has to list: what the checks say of them, and that they say nothing else."""

from ganedu.checks import Hint
from ganedu.course.checks.common.comparing import compare
import numpy as np
import pytest

SIZE = 64


def equation(x, y, scale):
    return x * scale + y**2


def fixed_scale(x, y, scale):
    return x * 0.5 + y**2


def fixed_size(x, y, scale):
    return np.resize(x * scale + y**2, SIZE)


def without_y(x, y, scale):
    return x * scale + 0.3


def swapped(x, y, scale):
    return y * scale + x**2


def negative(x, y, scale):
    return -(x * scale + y**2)


def drawn(x, y, scale):
    return x * scale + y**2 + np.random.normal(size=len(x))


def of_the_batch(x, y, scale):
    return (x - x.mean()) * scale + y**2


def cut_off(x, y, scale):
    return np.clip(x * scale + y**2, 0.2, 0.8)


def nearly(x, y, scale):
    return x * scale + y**2 + 1e-4 * np.sign(x) * np.sin(50 * x)


def left_out(x, y, scale):
    return (x * scale + y**2)[x > x.min()]


def whole(x, y, scale):
    return (x * scale + y**2).astype(int)


def shifted(x, y, scale):
    return x * scale + y**2 + 0.25


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (fixed_scale, "right once `scale`, here"),
        (without_y, "does not depend on `y`"),
        (swapped, "with `x` and `y` exchanged"),
        (negative, "minus the right one"),
        (drawn, "draws by itself"),
        (of_the_batch, "depends on the others"),
        (cut_off, "cut off at 0.2 and 0.8"),
        (nearly, "nearly, not exactly: off by up to"),
        (left_out, "some were left out"),
        (whole, "the fractions are cut off"),
        (shifted, "all moved by 0.25"),
        (fixed_size, "where SIZE = 64 does"),
        (lambda x, y, scale: np.append(x * scale + y**2, 0.0), "expected (12,): axis 0 is 1 too long"),
        (lambda x, y, scale: x * scale + np.exp(y), "your numbers go from"),
    ],
)
def test_a_kind_of_mistake_is_named(answer, words):
    x, y = np.random.default_rng(1).normal(size=(2, 12))
    with pytest.raises(Hint, match=".*") as caught:
        compare(answer, equation, (x, y, 0.7))
    assert words in str(caught.value) and len(str(caught.value)) <= 300


def test_an_answer_is_as_it_was_after_it_was_tried_with_other_numbers():
    before = fixed_scale.__code__
    with pytest.raises(Hint):
        compare(fixed_scale, equation, (np.ones(3), np.ones(3), 0.7))
    assert fixed_scale.__code__ is before
