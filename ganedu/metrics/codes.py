"""What codes have come to mean: how much they tell of the labels, and which label each stands for."""

import numpy as np


def mutual_information(codes, labels):
    """I(code; label) = Σ p(code, label) log [p(code, label) / (p(code) p(label))], from counts, in nats.

    Counts of few samples overstate it, by about (codes - 1)(labels - 1) / 2n (Miller, 1955): take thousands.

    Args:
        codes: one for each sample, `(n,)`, integers from 0.
        labels: `(n,)`, integers from 0, for instance what a classifier sees in the samples.

    Returns:
        A float, from 0 where one tells nothing of the other to the smaller of both entropies.

    Raises:
        ValueError: if they are no such integers, or not equally many.
    """
    joint = _counts(codes, labels) / len(codes)
    apart = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)
    there = joint > 0
    return float((joint[there] * np.log(joint[there] / apart[there])).sum())


def best_matching(codes, labels):
    """The one-to-one matching of codes to labels under which most samples agree.

    It is an assignment problem, solved exactly by `scipy.optimize.linear_sum_assignment`. See `mutual_information` for
    the arguments and errors.

    Returns:
        An integer array with the label of each code, `(codes,)`; -1 for a code that is left over.
    """
    from scipy.optimize import linear_sum_assignment

    counts = _counts(codes, labels)
    label_of = np.full(len(counts), -1)
    rows, columns = linear_sum_assignment(counts, maximize=True)
    label_of[rows] = columns
    return label_of


def matched_accuracy(codes, labels):
    """The share of samples whose code stands for their label, under `best_matching`.

    With codes that a network gives to real images, it is the accuracy of a classifier that was trained without a label;
    the labels are needed to judge it, and to name its codes.
    """
    label_of = best_matching(codes, labels)
    return float((label_of[np.asarray(codes)] == labels).mean())


def _counts(codes, labels):
    """How often each code meets each label, `(codes, labels)`."""
    codes, labels = np.asarray(codes), np.asarray(labels)
    if codes.ndim != 1 or codes.shape != labels.shape or not len(codes):
        raise ValueError(f"codes have shape {codes.shape} and labels {labels.shape}; expected one of each a sample.")
    for values, name in ((codes, "codes"), (labels, "labels")):
        if not np.issubdtype(values.dtype, np.integer) or values.min() < 0:
            raise ValueError(
                f"{name} have dtype {values.dtype} and begin at {values.min():g}; expected integers from 0. From "
                "one-hot rows or logits: take .argmax(axis=1)."
            )
    counts = np.zeros((codes.max() + 1, labels.max() + 1))
    np.add.at(counts, (codes, labels), 1)
    return counts
