"""Check of virtual batch normalisation."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
import numpy as np

ROWS, BATCH, FEATURES = 5, 4, 3
WRONG_SHAPE = (
    "two shapes do not fit. For one example, reference and example together are rows + 1 rows: "
    "np.concatenate([reference, x[i : i + 1]]), with the mean over axis=0."
)
ERRORS = (
    ("could not be broadcast", WRONG_SHAPE),
    ("could not broadcast", WRONG_SHAPE),
    ("must have same number of dimensions", WRONG_SHAPE),
    ("must match exactly", WRONG_SHAPE),
)


@task(3)
def virtual_batch_norm(answer):
    """Checks `(x (batch, features), reference (rows, features), gamma, beta, epsilon) -> y`, one row for each of x."""
    arguments = _arguments()
    compare(answer, _equation, arguments, MISTAKES, ERRORS)
    x, reference, *rest = arguments
    alone = compare(answer, _equation, (x[:1], reference, *rest), MISTAKES, ERRORS)
    same = np.where(np.arange(FEATURES) == 1, 0.5, x), np.where(np.arange(FEATURES) == 1, 0.5, reference)
    compare(answer, _equation, (*same, *rest[:2], 1e-3), MISTAKES, ERRORS)
    ordinary = _normalised(x, x, *rest)[0]
    return (
        f"The first example comes out the same whether three others come with it or none: {alone[0, 0]:.3f}. Ordinary "
        f"batch normalisation gives it {ordinary[0]:.3f} in this company, and {rest[1][0]:.3f}, beta, alone."
    )


def _arguments():
    centre, widths = np.random.normal(0.0, 1.0, FEATURES), np.random.uniform(0.5, 1.5, FEATURES)
    reference = centre + widths * np.random.normal(size=(ROWS, FEATURES))
    x = centre + 1.0 + widths * np.random.normal(0.0, 2.0, size=(BATCH, FEATURES))
    gamma, beta = np.random.uniform(1.5, 3.0, FEATURES), np.random.uniform(-1.0, 0.5, FEATURES)
    return x, reference, gamma, beta, 0.3


def _scaled(x, mean, variance, gamma, beta, epsilon):
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


def _normalised(x, by, gamma, beta, epsilon, axis=0, ddof=0):
    """x with the statistics of other rows."""
    return _scaled(x, by.mean(axis=axis), by.var(axis=axis, ddof=ddof), gamma, beta, epsilon)


def _each(row):
    """The equation with another row for each example: `row(example, together, reference, gamma, beta, epsilon)`."""

    def formula(x, reference, *rest):
        return np.stack([row(example, np.vstack([reference, example]), reference, *rest) for example in x])

    return formula


_equation = _each(lambda example, together, reference, *rest: _normalised(example, together, *rest))


def _half_and_half(example, together, reference, *rest):
    mean = 0.5 * (reference.mean(axis=0) + example)
    spread = 0.5 * ((reference - mean) ** 2).mean(axis=0) + 0.5 * (example - mean) ** 2
    return _scaled(example, mean, spread, *rest)


def _growing(x, reference, *rest):
    rows = []
    for example in x:
        reference = np.vstack([reference, example])
        rows.append(_normalised(example, reference, *rest))
    return np.stack(rows)


def _everything(x, reference, *rest):
    both = np.vstack([reference, x])
    return _normalised(both, both, *rest)


MISTAKES = (
    (
        "this is ordinary batch normalisation: the statistics are those of x, so that every example depends on its "
        "company. Take those of the reference and that one example.",
        lambda x, reference, *rest: _normalised(x, x, *rest),
    ),
    (
        "the statistics are those of the reference alone; the example itself belongs to them too, as one more row.",
        lambda x, reference, *rest: _normalised(x, reference, *rest),
    ),
    (
        "the whole batch was joined to the reference, so that every example still depends on its company; join one "
        "example at a time.",
        lambda x, reference, *rest: _normalised(x, np.vstack([reference, x]), *rest),
    ),
    (
        "the whole batch was joined to the reference, and all of it came back; join one example at a time, and return "
        "one row for each of x.",
        _everything,
    ),
    (
        "an example stays with the reference when the next one comes, which then depends on other examples; begin each "
        "time with the reference as it was.",
        _growing,
    ),
    (
        "every time the reference came back too; return one row for each example of x.",
        _each(lambda example, together, reference, *rest: _normalised(together, together, *rest)),
    ),
    (
        "the mean takes the example in, and the variance is that of the reference alone; both are those of all rows "
        "together.",
        _each(lambda example, together, reference, *rest: _scaled(example, together.mean(0), reference.var(0), *rest)),
    ),
    (
        "the variance takes the example in, and the mean is that of the reference alone; both are those of all rows "
        "together.",
        _each(lambda example, together, reference, *rest: _scaled(example, reference.mean(0), together.var(0), *rest)),
    ),
    (
        "the example's own distance from the mean is missing in the variance: rows / (rows + 1) of the reference's "
        "variance is only the other rows' share.",
        _each(
            lambda example, together, reference, *rest: _scaled(
                example, together.mean(0), reference.var(0) * len(reference) / len(together), *rest
            )
        ),
    ),
    (
        "the variance is taken around the reference's mean; it belongs around the mean of all the rows together.",
        _each(
            lambda example, together, reference, *rest: _scaled(
                example, together.mean(0), ((together - reference.mean(0)) ** 2).mean(0), *rest
            )
        ),
    ),
    (
        "the reference's variance is taken around the reference's own mean; it belongs around the mean of all the rows "
        "together, as the example's distance is.",
        _each(
            lambda example, together, reference, *rest: _scaled(
                example,
                together.mean(0),
                (len(reference) * reference.var(0) + (example - together.mean(0)) ** 2) / len(together),
                *rest,
            )
        ),
    ),
    (
        "the example weighs as much as the whole reference; it is one row among rows + 1.",
        _each(_half_and_half),
    ),
    (
        "the statistics run over the features of a row, which is layer normalisation; every feature has its own, over "
        "the rows: axis=0.",
        lambda x, reference, *rest: _scaled(x, x.mean(1, keepdims=True), x.var(1, keepdims=True), *rest),
    ),
    (
        "there is one mean for all features together; every feature has its own: axis=0.",
        _each(lambda example, together, reference, *rest: _normalised(example, together, *rest, axis=None)),
    ),
    (
        "the variance is divided by one less than the rows; here it is NumPy's own, np.var without ddof.",
        _each(lambda example, together, reference, *rest: _normalised(example, together, *rest, ddof=1)),
    ),
    (
        "epsilon stands outside the root; the equation has the root of variance + epsilon.",
        _each(
            lambda example, together, reference, gamma, beta, epsilon: (
                gamma * (example - together.mean(0)) / (together.std(0) + epsilon) + beta
            )
        ),
    ),
    (
        "epsilon is missing: a feature that is the same everywhere has variance 0, and 0 / 0 is nan.",
        lambda x, reference, gamma, beta, epsilon: _equation(x, reference, gamma, beta, 0.0),
    ),
    (
        "this divides by the variance; the equation has its square root.",
        _each(
            lambda example, together, reference, gamma, beta, epsilon: (
                gamma * (example - together.mean(0)) / (together.var(0) + epsilon) + beta
            )
        ),
    ),
    (
        "gamma and beta are swapped: gamma multiplies, beta is added.",
        lambda x, reference, gamma, beta, epsilon: _equation(x, reference, beta, gamma, epsilon),
    ),
    (
        "gamma and beta are missing: after the division comes gamma * … + beta.",
        lambda x, reference, gamma, beta, epsilon: _equation(x, reference, 1.0, 0.0, epsilon),
    ),
    (
        "these are the rows of the reference, normalised; asked for is one row for each of x.",
        lambda x, reference, *rest: _normalised(reference, reference, *rest),
    ),
)
