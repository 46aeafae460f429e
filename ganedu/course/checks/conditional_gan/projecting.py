"""Check of the projection on an order."""

from ganedu.course.checks.common.hints import task
from ganedu.course.checks.conditional_gan.tensors import compare_tensors
import numpy as np
from scipy.special import expit

COUNT, FEATURES, CODE = 5, 9, 7
SHAPES = (
    "the shapes do not fit: y is (n, 7) and V (7, d), so that y @ V is (n, d), as the features are; the product of the "
    "two is then taken number by number and summed along each row."
)
ERRORS = (
    ("broadcast", SHAPES),
    ("Incompatible shapes", SHAPES),
    ("incompatible", SHAPES),
    ("Dimensions must be equal", SHAPES),
    ("must be equal", SHAPES),
    ("In[0]", SHAPES),
)


@task(4)
def projection(answer):
    """Checks `(features (n, d), y (n, 7), w (d, 1), b (1,), V (7, d)) -> logits (n, 1)`."""
    features, b = np.random.normal(size=(COUNT, FEATURES)), np.random.uniform(0.5, 1.5, 1)
    y = np.concatenate([np.eye(6)[np.random.randint(6, size=COUNT)], np.random.uniform(0.3, 1.0, (COUNT, 1))], axis=1)
    w, V = np.random.normal(size=(FEATURES, 1)), np.random.normal(size=(CODE, FEATURES))
    compare_tensors(answer, _equation, (features, y, w, b, V), MISTAKES, ERRORS, trained=(0, 2, 3, 4))
    return "One question for all garments, w, and one for each order, y V: does this look like what was asked for?"


def _equation(features, y, w, b, V):
    return features @ w + b + _agreement(features, y, V)


def _agreement(features, y, V):
    return np.sum(features * (y @ V), axis=1, keepdims=True)


def _one_hot(y):
    """y with the kind alone."""
    return np.concatenate([y[:, :6], 0.0 * y[:, 6:]], axis=1)


ALL_WITH_ALL = (
    "your result is (n, n): every image meets every order. Image i meets order i alone: multiply number by number, and "
    "sum along each row, axis=1, keepdims=True."
)
MISTAKES = (
    (
        ALL_WITH_ALL,
        lambda features, y, w, b, V: features @ w + b + features @ (y @ V).T,
    ),
    (
        ALL_WITH_ALL,
        lambda features, y, w, b, V: features @ w + b + (y @ V) @ features.T,
    ),
    (
        "your result is (n, n): a column (n, 1) plus a row (n,) becomes a table. Keep the column: keepdims=True.",
        lambda features, y, w, b, V: features @ w + b + _agreement(features, y, V)[:, 0],
    ),
    (
        "the logits have shape (n,); keep the column, (n, 1): keepdims=True.",
        lambda *arguments: _equation(*arguments)[:, 0],
    ),
    (
        "the order is missing: this is the logit of a D that was told nothing.",
        lambda features, y, w, b, V: features @ w + b,
    ),
    (
        "only the agreement with the order is left; w and b, which ask whether the image is any good, belong to it.",
        lambda features, y, w, b, V: _agreement(features, y, V),
    ),
    (
        "each image meets the orders of the whole batch, and the products are summed; image i meets order i alone: "
        "multiply number by number, and sum along each row.",
        lambda features, y, w, b, V: features @ w + b + (features @ (y @ V).T).sum(axis=1, keepdims=True),
    ),
    (
        "y @ V is added to the features and goes through w, so that an order adds the same to every image; the "
        "features have to meet it: multiply the two, number by number, and sum.",
        lambda features, y, w, b, V: (features + y @ V) @ w + b,
    ),
    (
        "b is missing.",
        lambda features, y, w, b, V: features @ w + _agreement(features, y, V),
    ),
    (
        "the product with the features is not summed yet: one number for each image, axis=1, keepdims=True.",
        lambda features, y, w, b, V: features @ w + b + features * (y @ V),
    ),
    (
        "the agreement is averaged over the features; a product of two vectors is a sum.",
        lambda features, y, w, b, V: features @ w + b + _agreement(features, y, V) / FEATURES,
    ),
    (
        "the sum runs over the whole batch; each image has its own: axis=1, keepdims=True.",
        lambda features, y, w, b, V: features @ w + b + _agreement(features, y, V).sum(),
    ),
    (
        "the sum runs down the batch, axis=0; each image has its own: axis=1, keepdims=True.",
        lambda features, y, w, b, V: features @ w + b + (features * (y @ V)).sum(axis=0),
    ),
    (
        "the order is added to the logit without meeting the features: a kind then has a bonus, whatever the image "
        "shows. Multiply y @ V by the features before you sum.",
        lambda features, y, w, b, V: features @ w + b + np.sum(y @ V, axis=1, keepdims=True),
    ),
    (
        "the shade is dropped: it has a row of V, too. y @ V takes the rows of V in the shares that y says.",
        lambda features, y, w, b, V: _equation(features, _one_hot(y), w, b, V),
    ),
    (
        "the result went through a sigmoid; the losses take logits.",
        lambda *arguments: expit(_equation(*arguments)),
    ),
    (
        "logit and agreement are multiplied; they are added.",
        lambda features, y, w, b, V: (features @ w + b) * _agreement(features, y, V),
    ),
    (
        "the agreement is subtracted; an image that fits its order is to have the larger logit.",
        lambda features, y, w, b, V: features @ w + b - _agreement(features, y, V),
    ),
    (
        "the agreement is divided by lengths, as a cosine is; here it is the plain product.",
        lambda features, y, w, b, V: (
            features @ w
            + b
            + _agreement(features, y, V)
            / np.linalg.norm(features, axis=1, keepdims=True)
            / np.linalg.norm(y @ V, axis=1, keepdims=True)
        ),
    ),
)
