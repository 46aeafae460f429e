"""Check of the linear probe."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
import numpy as np

CLASSES = 10


@task(5)
def probe(answer):
    """Checks `(features, labels, more_features, weight) -> scores (m, 10)`: ridge regression to one-hot labels."""
    labels, weight = np.random.permutation(np.arange(60) % CLASSES), np.random.uniform(2.0, 8.0)
    features, more = _examples(labels)
    compare(answer, _scores, (features, labels, more, weight), MISTAKES, ERRORS)
    features[:, 2] = more[:, 2] = 0.5
    compare(answer, _scores, (features, labels, more, weight), MISTAKES, ERRORS)
    compare(answer, _scores, (features, labels % 7, more, weight), MISTAKES, ERRORS)
    return "No number of more_features entered the training: the scores of a row depend on that row alone."


def _examples(labels, count=20, width=8):
    """Features that depend on the labels, each with a centre and a width of its own; and more, from elsewhere."""
    directions = np.random.normal(size=(CLASSES, width))
    widths, centres = np.random.uniform(0.2, 5.0, width), np.random.normal(0.0, 3.0, width)
    widths[:2] = 0.1, 5.0  # narrower than 1 and wider, every time
    features = centres + widths * (directions[labels] + np.random.normal(size=(len(labels), width)))
    return features, centres + widths * np.random.normal(1.0, 2.0, size=(count, width))


def _scaled(x, by, ddof=0):
    """x, scaled by the statistics of `by`."""
    deviation = by.std(axis=0, ddof=ddof)
    return x / np.where(deviation > 0, deviation, 1.0)


def _standard(x, by, ddof=0):
    """x, centred and scaled by the statistics of `by`."""
    return _scaled(x - by.mean(axis=0), by, ddof)


def _at_least_1(x, by):
    return (x - by.mean(axis=0)) / np.maximum(by.std(axis=0), 1.0)


def _ridge(f, y, more_f, penalty):
    """Scores of the linear map that fits y - mean(y) best, for a penalty that is a matrix."""
    mean = y.mean(axis=0)
    return more_f @ np.linalg.pinv(f.T @ f + penalty) @ f.T @ (y - mean) + mean


def _scores(features, labels, more, weight):
    return _prepared(_equally)(features, labels, more, weight)


def _equally(features, more):
    return _standard(features, features), _standard(more, features)


def _prepared(prepare):
    """The equation with other features: `prepare(features, more)` gives F and F'."""

    def formula(features, labels, more, weight):
        f, more_f = prepare(features, more)
        return _ridge(f, np.eye(CLASSES)[labels], more_f, weight * np.eye(f.shape[1]))

    return formula


def _of_all(features, more):
    both = np.concatenate([features, more])
    return _standard(features, both), _standard(more, both)


def _neither_centred(features, labels, more, weight):
    """Neither the features nor the targets."""
    y = np.eye(CLASSES)[labels]
    return more @ np.linalg.pinv(features.T @ features + weight * np.eye(features.shape[1])) @ features.T @ y


def _shares(labels):
    return np.eye(CLASSES)[labels].mean(axis=0)


def _of_numbers(features, labels, more, weight):
    f, more_f = _equally(features, more)
    return _ridge(f, labels[:, None].astype(float), more_f, weight * np.eye(f.shape[1]))


def _balanced(features, labels, more, weight):
    f, more_f = _equally(features, more)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (np.eye(CLASSES)[labels] - 1 / CLASSES))
    return more_f @ w + 1 / CLASSES


def _everywhere_penalised(features, labels, more, weight):
    f, more_f = _equally(features, more)
    return _ridge(f, np.eye(CLASSES)[labels], more_f, weight)


def _nowhere(features, labels, more, weight):
    return np.full((len(more), CLASSES), np.nan)


NO_INVERSE = (
    "the matrix has no inverse: a feature that never changes makes a column of zeros. The penalty mends that: add "
    "weight * np.eye(...) to FᵀF."
)
NO_FIT = "two matrices do not fit: F is (n, features), W is (features, 10), and the scores F' W are (m, 10)."
DIVIDED_BY_ZERO = (
    "the scores are nan: a feature that never changes has deviation 0, and 0 / 0 is nan. Divide it by 1 instead."
)
ERRORS = (
    ("Singular matrix", NO_INVERSE),
    ("did not converge", DIVIDED_BY_ZERO),
    ("out of bounds", "the one-hot labels have too few columns: there are ten digits, 0 to 9, whichever occur."),
    ("not aligned", NO_FIT),
    ("core dimension", NO_FIT),
    ("could not be broadcast", NO_FIT),
)
NUMBERS = (
    "the digits themselves are the target, as if a 9 were nine times a 1; the target is one-hot, with a column for "
    "each digit: np.eye(10)[labels]."
)
NEITHER = "the features are neither centred nor scaled: F is (features - mean) / std, with the statistics of features."
MISTAKES = (
    (
        "more_features was standardised by its own mean and deviation, so that whoever comes along changes everybody's "
        "scores. Take those of features, the training set, for both.",
        _prepared(lambda features, more: (_standard(features, features), _standard(more, more))),
    ),
    (
        "mean and deviation are those of features and more_features together: what is to be judged has leaked into the "
        "training. Take those of features alone, for both.",
        _prepared(_of_all),
    ),
    (
        "more_features was left as it is; it is centred and scaled like features, by the same numbers.",
        _prepared(lambda features, more: (_standard(features, features), more)),
    ),
    (
        "the features are centred, but not scaled: then the penalty weighs most on those that are small.",
        _prepared(lambda features, more: (features - features.mean(axis=0), more - features.mean(axis=0))),
    ),
    (
        "the features are scaled, but not centred.",
        _prepared(lambda features, more: (_scaled(features, features), _scaled(more, features))),
    ),
    (
        "every deviation below 1 was taken for 1; only a feature that never changes, whose deviation is 0, needs that.",
        _prepared(lambda features, more: (_at_least_1(features, features), _at_least_1(more, features))),
    ),
    (NEITHER, _prepared(lambda features, more: (features, more))),
    (NEITHER, _neither_centred),
    (
        "every example is standardised by itself; mean and deviation belong to a feature, over all examples: axis=0.",
        _prepared(lambda features, more: (_standard(features.T, features.T).T, _standard(more.T, more.T).T)),
    ),
    (
        "the deviation is divided by n - 1; here it is NumPy's own, np.std without ddof.",
        _prepared(lambda features, more: (_standard(features, features, ddof=1), _standard(more, features, ddof=1))),
    ),
    (
        "the mean of Y is missing at the end: F is centred, so the scores F' W are what a digit has above its share.",
        lambda features, labels, *rest: _scores(features, labels, *rest) - _shares(labels),
    ),
    (
        "the bias is penalised like a weight, which makes the scores too small; add the mean of Y instead.",
        lambda features, labels, more, weight: (
            _scores(features, labels, more, weight) - _shares(labels) * weight / (len(labels) + weight)
        ),
    ),
    (
        "the penalty is missing: this is plain least squares, which has no single answer where features outnumber "
        "examples. Add weight * np.eye(...) to FᵀF.",
        lambda features, labels, more, weight: _scores(features, labels, more, 0.0),
    ),
    (
        "the penalty is added to every entry of FᵀF; it belongs on the diagonal: weight * np.eye(...).",
        _everywhere_penalised,
    ),
    (
        "the penalty is n times too large: the equation has the sum of squared errors, not their mean.",
        lambda features, labels, more, weight: _scores(features, labels, more, len(labels) * weight),
    ),
    (
        "the penalty is squared; weight stands on the diagonal as it is.",
        lambda features, labels, more, weight: _scores(features, labels, more, weight**2),
    ),
    ("the targets are -1 and 1; one-hot means 0 and 1.", lambda *arguments: 2.0 * _scores(*arguments) - 1.0),
    (NUMBERS, _of_numbers),
    (NUMBERS, lambda *arguments: _of_numbers(*arguments)[:, 0]),
    (
        "the mean of Y is taken to be a tenth for every digit; it is what the labels say, Y.mean(axis=0).",
        _balanced,
    ),
    (
        "all features have one mean and one deviation; each has its own: axis=0.",
        _prepared(lambda features, more: tuple((x - features.mean()) / features.std() for x in (features, more))),
    ),
    (
        "these are labels; return the scores themselves, (m, 10). Whoever wants labels takes their argmax(axis=1).",
        lambda *arguments: _scores(*arguments).argmax(axis=1),
    ),
    (
        "argmax ran over the examples; leave it out and return the scores. (Labels would be argmax(axis=1).)",
        lambda *arguments: _scores(*arguments).argmax(axis=0),
    ),
    (
        "rows and columns are swapped: one row for each example, one column for each digit.",
        lambda *arguments: _scores(*arguments).T,
    ),
    (
        "these are the scores of features, which the probe was fitted to; asked for are those of more_features.",
        lambda features, labels, more, weight: _scores(features, labels, features, weight),
    ),
    (
        "a digit that does not occur in labels has no column; there are ten, whichever occur.",
        lambda features, labels, more, weight: _scores(features, labels, more, weight)[:, np.unique(labels)],
    ),
    (DIVIDED_BY_ZERO, _nowhere),
)
