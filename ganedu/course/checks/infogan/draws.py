"""Check of the draw z = (kind, number, noise)."""

from ganedu.course.checks.common.experiments import read_from_notebook
from ganedu.course.checks.common.hints import Hint, call, task
import numpy as np

COUNT = 4000
SHARES = np.array([0.1, 0.2, 0.3, 0.4])
TOLERANCE = 0.06  # of means and shares; six standard errors and more

ERRORS = (
    ("must have same dtype", "the parts of z have different dtypes: cast them to float32 before you join them."),
    (
        "as input #",
        "the parts of z have different dtypes: cast them to float32 before you join them.",
    ),
    ("must match exactly", "the parts do not fit side by side: each has `count` rows, and they are joined on axis 1."),
    (
        "same number of dimensions",
        "the parts do not fit side by side: the number is a column as well, (count, 1), and they are joined on axis 1.",
    ),
)


@task(1)
def draw(answer):
    """Checks `(count, shares, noise) -> z (count, kinds + 1 + noise)`."""
    shares, noise = np.random.permutation(SHARES), np.random.randint(4, 8)
    z, other = (_drawn(answer, shares, noise) for _ in range(2))
    if np.array_equal(z, other):
        raise Hint("two calls gave the same z: leave out the fixed seed.")
    _check_shape(answer, z, len(shares), noise)
    kinds, number, rest = z[:, : len(shares)], z[:, len(shares)], z[:, len(shares) + 1 :]
    _check_order(z, kinds)
    _check_one_hot(kinds)
    _check_shares(kinds, shares)
    if np.array_equal(kinds.sum(axis=0), other[:, : len(shares)].sum(axis=0)):
        raise Hint(
            "two calls gave each kind exactly as often: kinds are dealt out in fixed numbers, and a single row would "
            "always be the same one. Draw each row's kind by itself, by the shares."
        )
    _check_number(number)
    _check_noise(rest)
    _check_apart(kinds, number, rest)
    return "The code comes first, and the noise makes up the rest of the picture."


def _drawn(answer, shares, noise):
    z = call(answer, COUNT, shares.copy(), noise, known=ERRORS)
    try:
        return np.asarray(z, float)
    except (TypeError, ValueError):
        raise Hint("your function returns parts; join them to one array on axis 1: np.concatenate.") from None


def _check_shape(answer, z, kinds, noise):
    if z.shape == (COUNT, kinds + 1 + noise):
        return
    if own := read_from_notebook(answer):
        raise Hint(
            f"z has shape {z.shape}; expected {(COUNT, kinds + 1 + noise)}. Your function reads {' and '.join(own)} of "
            "the notebook, and here it is given other shares: use its arguments alone."
        )
    if z.shape == (COUNT, 2 + noise):
        raise Hint(
            "the kind is one column, as if kind 2 were twice kind 1; it is one-hot, a column for each kind: "
            "np.eye(len(shares))[kinds]."
        )
    if z.shape == (COUNT, noise):
        raise Hint("z is noise alone; kind and number stand in front of it, and the noise keeps its `noise` columns.")
    raise Hint(f"z has shape {z.shape}; for {COUNT} rows, {kinds} kinds and {noise} of noise expected "
               f"{(COUNT, kinds + 1 + noise)}.")  # fmt: skip


def _one_hot(columns):
    return np.isin(columns, (0.0, 1.0)).all() and (columns.sum(axis=1) == 1).all()


def _check_order(z, kinds):
    places = [i for i in range(1, z.shape[1] - kinds.shape[1] + 1) if _one_hot(z[:, i : i + kinds.shape[1]])]
    if not _one_hot(kinds) and places:
        raise Hint(f"the one-hot kind begins in column {places[0]}; the order is kind, number, noise.")


def _check_one_hot(kinds):
    if _one_hot(kinds):
        return
    if (kinds >= 0).all() and np.allclose(kinds.sum(axis=1), 1, atol=1e-3):
        if np.ptp(kinds, axis=0).max() < 1e-6:
            raise Hint("every row holds the shares themselves; draw a kind by these shares, and make it one-hot.")
        raise Hint(
            "the kind is a softmax of noise, a bit of every kind; a code is exactly one of them: 1 in its column and 0 "
            "in the others."
        )
    if np.isin(kinds, (0.0, 1.0)).all():
        raise Hint("some rows have no kind, or several: each column was drawn by itself. Draw one kind for each row.")
    raise Hint("the first columns are not one-hot: 1 in the column of the row's kind and 0 in the others.")


def _check_shares(kinds, shares):
    found = kinds.mean(axis=0)
    if found.max() == 1.0:
        raise Hint("every row has the same kind: draw `count` kinds, one for each row.")
    if np.abs(found - shares).max() < TOLERANCE:
        return
    softened = np.exp(shares) / np.exp(shares).sum()
    if np.abs(found - softened).max() < min(0.02, np.abs(found - 1 / len(shares)).max()):
        raise Hint(
            "the kinds come by the softmax of the shares: what takes logits, as tf.random.categorical, was given "
            "probabilities. Give it their logarithms."
        )
    if np.abs(found - 1 / len(shares)).max() < TOLERANCE:
        raise Hint("every kind comes equally often; here kind k has the share shares[k].")
    raise Hint(f"the kinds have shares of {np.round(found, 2)}; expected {np.round(shares, 2)}.")


def _check_number(number):
    if np.ptp(number) < 1e-6:
        raise Hint("every row has the same number: draw `count` of them.")
    if abs(number.mean()) < TOLERANCE and abs(number.std() - 1.0) < TOLERANCE:
        raise Hint("the number is normal, as noise is; here it is uniform between -1 and 1.")
    if number.min() >= 0 and abs(number.mean() - 0.5) < TOLERANCE:
        raise Hint("the number lies between 0 and 1; it goes from -1 to 1.")
    if np.isin(number, (-1.0, 0.0, 1.0)).all():
        raise Hint("the number takes whole values only; it may be anything between -1 and 1: uniform, not integers.")
    flat = abs(np.mean(number**2) - 1 / 3) < 0.04 and abs(np.mean(number**4) - 1 / 5) < 0.04
    if np.abs(number).max() > 1.0 or abs(number.mean()) > TOLERANCE or not flat:
        raise Hint(
            f"the number should be uniform between -1 and 1; yours goes from {number.min():.2f} to {number.max():.2f} "
            f"with mean {number.mean():.2f}."
        )


def _check_noise(noise):
    if np.allclose(noise[0], noise[1]):
        raise Hint("every row has the same noise; draw `count` rows of it.")
    if np.allclose(noise[:, 0], noise[:, 1]):
        raise Hint("every column of the noise is the same; draw `noise` columns.")
    if np.abs(noise).max() <= 1.0:
        raise Hint("the noise never leaves [-1, 1]; it is normal here, only the number is uniform.")
    if abs(noise.mean()) > TOLERANCE or abs(noise.std() - 1.0) > TOLERANCE:
        raise Hint(f"the noise has mean {noise.mean():.2f} and standard deviation {noise.std():.2f}; expected 0 and 1.")


def _check_apart(kinds, number, noise):
    """No part may tell of another: G would then have two ways to say one thing."""
    for name, values in (("kind", kinds[:, 0]), ("number", number)):
        for i, column in enumerate(noise.T):
            if abs(np.corrcoef(values, column)[0, 1]) > 0.15:
                raise Hint(f"column {i} of the noise depends on the {name}; draw every part by itself.")
    if abs(np.corrcoef(kinds[:, 0], number)[0, 1]) > 0.15:
        raise Hint("the number depends on the kind; draw every part by itself.")
