"""Check of Bayes' rule for pictures of which a part is missing."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
from ganedu.course.checks.start_here.levels import KINDS, LEVELS, MISSING, random_table
import numpy as np
from scipy.special import logsumexp, softmax

ERRORS = (
    (
        "could not be broadcast",
        "two arrays do not fit. The sum over a picture's pixels is (10, n), kinds first; the answer is (n, 10).",
    ),
)


@task(2)
def posterior(answer):
    """Checks `(x (n, height, width), table (10, height, width, 3), prior (10,)) -> p(kind | x)`, -1 for missing."""
    prior = np.random.dirichlet(np.arange(1, 1 + KINDS))
    for height, width, missing in ((3, 4, 0.0), (4, 3, 0.4), (3, 3, 1.0)):
        x = np.random.randint(LEVELS, size=(12, height, width))
        x[np.random.random(x.shape) < missing] = MISSING
        table = random_table(KINDS, height, width, evenness=3.0)
        compare(answer, _posterior, (x, table, prior), MISTAKES, ERRORS)
    compare(answer, _posterior, (*_large(), prior), MISTAKES, ERRORS)
    x, table = _contradicting()
    compare(answer, _posterior, (x, table, prior), MISTAKES, ERRORS)
    compare(answer, _posterior, (x[:1], table, prior), MISTAKES, ERRORS)
    return (
        "With every pixel missing, your answer is the prior: who sees nothing has learned nothing. And 2,000 pixels, "
        "whose product is far below the smallest number of float64, gave no nan."
    )


def _large():
    """Pictures whose probabilities underflow, and a table by which kinds differ little, so that several stay likely."""
    places = random_table(40, 50)
    table = places * np.random.uniform(0.98, 1.02, size=(KINDS, *places.shape))
    x = np.random.randint(LEVELS, size=(12, 40, 50))
    x[0] = places.argmax(axis=-1)  # by far more probable than the others
    return x, table / table.sum(axis=-1, keepdims=True)


def _contradicting():
    """Pictures whose upper half speaks for half of the kinds as strongly as the lower half speaks for the others."""
    table = np.full((KINDS, 60, 40, LEVELS), 1e-8)
    table[..., 0] = 1.0 - 2e-8
    table[::2, :30], table[1::2, 30:] = table[::2, :30, :, ::-1], table[1::2, 30:, :, ::-1]
    return np.zeros((3, 60, 40), int), table


def _terms(x, table):
    """log p(level | kind) of every pixel, `(n, 10, height, width)`; 0 where it is missing."""
    i, j = np.indices(x.shape[1:])
    return np.where(x == MISSING, 0.0, np.log(table)[:, i, j, x]).swapaxes(0, 1)


def _log_joint(x, table, prior):
    return np.log(prior) + _terms(x, table).sum(axis=(2, 3))


def _posterior(x, table, prior):
    return softmax(_log_joint(x, table, prior), axis=1)


def _filled(fill):
    """Bayes' rule with something in place of the missing terms: `fill(log table)` gives `(10, height, width)`."""

    def formula(x, table, prior):
        terms = np.where((x == MISSING)[:, None], fill(np.log(table)), _terms(x, table))
        return softmax(np.log(prior) + terms.sum(axis=(2, 3)), axis=1)

    return formula


def _product(x, table, prior):
    joint = prior * np.exp(_terms(x, table).sum(axis=(2, 3)))
    return joint / joint.sum(axis=1, keepdims=True)


def _shifted_by_one_number(x, table, prior):
    log_joint = _log_joint(x, table, prior)
    joint = np.exp(log_joint - log_joint.max())
    return joint / joint.sum(axis=1, keepdims=True)


def _averaged(x, table, prior):
    known = np.maximum(np.sum(x != MISSING, axis=(1, 2)), 1)[:, None]
    return softmax(np.log(prior) + _terms(x, table).sum(axis=(2, 3)) / known, axis=1)


def _prior_where_anything_misses(x, table, prior):
    some = np.any(x == MISSING, axis=(1, 2))[:, None]
    return np.where(some, prior, _posterior(x, table, prior))


def _prior_for_each_pixel(x, table, prior):
    known = np.sum(x != MISSING, axis=(1, 2))[:, None]
    return softmax(_log_joint(x, table, prior) + (known - 1) * np.log(prior), axis=1)


def _one_pixel_after_the_other(x, table, prior):
    p = np.tile(prior, (len(x), 1))
    for terms in np.moveaxis(np.exp(_terms(x, table)).reshape(len(x), KINDS, -1), -1, 0):
        p = p * terms / np.sum(p * terms, axis=1, keepdims=True)
    return p


UNDERFLOW = "A product of 2,000 probabilities is smaller than the smallest float64, so 0 / 0 came out."
AS_BLACK = (
    "a missing pixel counts as black, as if the stain were cloth that nobody may doubt: it speaks for dark kinds.",
    "Sum p(x | kind) over the three levels that the pixel may have: what factor is left? Let it stand in the product.",
)
MISTAKES = (
    (
        "the prior has no say: before anything is seen, some kinds are more frequent than others.",
        "Multiply by p(kind) before you divide by the sum; with logarithms, add its logarithm.",
        lambda x, table, prior: softmax(_terms(x, table).sum(axis=(2, 3)), axis=1),
    ),
    (
        "the prior was counted once for each pixel; a garment has its kind once.",
        "Add the prior's logarithm to the sum over the pixels, not to each of its terms.",
        _prior_for_each_pixel,
    ),
    (
        "a missing pixel counts as white: as an index, -1 is NumPy's word for the last one.",
        "Sum p(x | kind) over the three levels that the pixel may have: what factor is left? Use np.where for it.",
        _filled(lambda log_table: log_table[..., -1]),
    ),
    (*AS_BLACK, _filled(lambda log_table: log_table[..., 0])),
    (
        "a missing pixel counts as grey, as if in the middle were the same as unknown.",
        "Sum p(x | kind) over the three levels that the pixel may have: what factor is left?",
        _filled(lambda log_table: log_table[..., 1]),
    ),
    (
        "each kind fills the stain with its own most probable level, which flatters kinds that are sure of themselves.",
        "A sum over the three levels, not their maximum: p(0) + p(1) + p(2) is the same for every kind.",
        _filled(lambda log_table: log_table.max(axis=-1)),
    ),
    (
        "each kind fills the stain with its average logarithm; what has to be summed are the probabilities themselves.",
        "p(0) + p(1) + p(2) is the same number for every kind, so the pixel drops out.",
        _filled(lambda log_table: log_table.mean(axis=-1)),
    ),
    (
        "a garment with a stain gets the prior, as if one missing pixel made the others worthless.",
        "Leave out the missing pixels one by one, and keep the rest.",
        _prior_where_anything_misses,
    ),
    (
        "the logarithms are averaged over the pixels, which takes nearly all their weight away: 100 pixels say more "
        "than one.",
        "Sum them: the logarithm of a product is a sum.",
        _averaged,
    ),
    (
        UNDERFLOW,
        "Add logarithms, subtract each picture's largest sum, and only then take exp (scipy.special.softmax does it).",
        _product,
    ),
    (
        "after some pixels a kind was rounded to 0, and from 0 no later pixel brings it back.",
        "Normalise once, at the end: sum the logarithms of all pixels first.",
        _one_pixel_after_the_other,
    ),
    (
        f"one number was subtracted from all pictures before exp, too much for most of them. {UNDERFLOW}",
        "Subtract from each picture its own maximum over the kinds: axis, keepdims=True.",
        _shifted_by_one_number,
    ),
    (
        "these are logarithms; asked for are the probabilities, which sum to 1 for each picture.",
        "Take exp at the end.",
        lambda x, table, prior: np.log(_posterior(x, table, prior)),
    ),
    (
        "these are log p(x, kind): Bayes' rule divides by p(x), the sum over the kinds, and gives probabilities.",
        "softmax over the kinds does both: it takes exp and divides by the sum.",
        _log_joint,
    ),
    (
        "this is p(x, kind): the ten kinds of a picture do not sum to 1, since p(x) is missing.",
        "Divide by the sum over the kinds.",
        lambda x, table, prior: np.exp(_log_joint(x, table, prior)),
    ),
    (
        "the probabilities sum to 1 over the pictures, as if one garment took its chances from another.",
        "The sum in Bayes' rule runs over the kinds of one picture.",
        lambda x, table, prior: softmax(_log_joint(x, table, prior), axis=0),
    ),
    (
        "the prior came in after the division, so the ten kinds no longer sum to 1.",
        "First multiply by the prior, then divide by the sum over the kinds.",
        lambda x, table, prior: prior * softmax(_terms(x, table).sum(axis=(2, 3)), axis=1),
    ),
    (
        "kinds and pictures are swapped: one row for each picture, (n, 10).",
        "Transpose the sum over the pixels before the prior comes in.",
        lambda x, table, prior: _posterior(x, table, prior).T,
    ),
    (
        "this is the most probable kind; asked for are the probabilities of all ten, (n, 10).",
        "Leave out argmax.",
        lambda x, table, prior: _log_joint(x, table, prior).argmax(axis=1),
    ),
    (
        "this is log p(x); Bayes' rule divides p(x, kind) by p(x).",
        "exp(log p(x, kind) - log p(x)), for each kind.",
        lambda x, table, prior: logsumexp(_log_joint(x, table, prior), axis=1),
    ),
)
