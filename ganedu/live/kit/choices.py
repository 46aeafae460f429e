"""A question and its options, as `Predict` and `Quiz` share them."""

from ganedu.numbers import shown

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def check_choice(question, options):
    """Checks that there is a question and something to choose from.

    Args:
        question: a sentence.
        options: texts.

    Raises:
        TypeError: if one of them is no text.
        ValueError: if there are fewer than two options, or two equal ones.
    """
    if not isinstance(question, str) or not question.strip():
        raise TypeError(f"The question is {shown(question)}; expected a sentence.")
    for option in options:
        if not isinstance(option, str) or not option.strip():
            raise TypeError(f'{shown(option)} is not a valid option; expected a string, such as "both".')
    if not 2 <= len(set(options)) == len(options) <= len(LETTERS):
        raise ValueError(f"The options are {list(options)}; expected at least two, no two of them equal.")


def listed(options):
    """Options as lines of plain text, with letters before them."""
    return [f"  {letter}) {option}" for letter, option in zip(LETTERS, options, strict=False)]
