"""What a lesson claims, as a measured number with its bar beside it."""

from dataclasses import dataclass
import difflib
import html
import json
import os
import pathlib
import tomllib

from ganedu.course.budgets import budget_name
import numpy as np

PATH = pathlib.Path(__file__).resolve().parents[2] / "claims.toml"
JOURNAL = "GANEDU_CLAIMS"
DIRECTIONS = ("at least", "at most")
KINDS = {
    "lesson": str,
    "study": str,
    "statement": str,
    "bar": int | float,
    "direction": str,
    "seeds": list,
    "source": str,
}
# Strong enough on a white page and on a black one.
SIGNS = {"met": "✓", "missed": "✗", "not judged": "–"}
COLOURS = {"met": "#2e9e6b", "missed": "#d9622b", "not judged": "#8a8a8a"}


def claim(id, value, *games):
    """Holds a measured value against its bar in `claims.toml`.

    A run that cannot count is not judged, and the lesson goes on: one at the `smoke` budget, one that was steered, or a
    training cut short. `make verify` hears of the value through the file that the variable `GANEDU_CLAIMS` names.

    Args:
        id: the claim, such as "vanilla.realism".
        value: the measured number.
        *games: the games it was measured on.

    Returns:
        A `Verdict`, which a notebook shows.

    Raises:
        ValueError: if there is no such claim, or `claims.toml` is malformed.
    """
    entry = _entry(id) if PATH.exists() else None
    measured = number(value)
    verdict = Verdict(id, measured, entry, _reason(entry, value, games))
    if JOURNAL in os.environ:
        with open(os.environ[JOURNAL], "a") as journal:
            journal.write(json.dumps({"id": id, "value": measured, "reason": verdict.reason}) + "\n")
    return verdict


def table(*verdicts):
    """Brings the verdicts of a lesson together: one line, which unfolds to a table.

    Args:
        *verdicts: what the lesson's `claim(...)` calls returned, in the order to be shown.

    Returns:
        A `Table`, which a notebook shows.

    Raises:
        TypeError: if something else is given, or nothing.
    """
    for verdict in verdicts or [None]:
        if not isinstance(verdict, Verdict):
            raise TypeError(
                f"table was given {verdict!r:.60}; expected what claim(...) returns, such as "
                'claims.table(claim("vanilla.realism", realism, gan)).'
            )
    return Table(verdicts)


@dataclass(frozen=True)
class Entry:
    """A claim as `claims.toml` states it; the file's head explains the fields."""

    id: str
    statement: str
    bar: float
    direction: str
    seeds: list
    source: str
    lesson: str | None = None
    study: str | None = None

    @property
    def sign(self):
        """The direction as a sign."""
        return {"at least": "≥", "at most": "≤"}[self.direction]

    def is_met(self, value):
        """Whether a number meets the bar."""
        return value >= self.bar if self.direction == "at least" else value <= self.bar


@dataclass(frozen=True)
class Verdict:
    """A measured value beside its bar.

    Attributes:
        id: the claim.
        value: the measured number, or None.
        entry: the claim's `Entry`, or None where there is no `claims.toml`.
        reason: why the claim was not judged, or None.
    """

    id: str
    value: float | None
    entry: Entry | None
    reason: str | None

    @property
    def word(self):
        """One of "met", "missed" and "not judged"."""
        if self.reason:
            return "not judged"
        return "met" if self.entry.is_met(self.value) else "missed"

    @property
    def statement(self):
        """What is claimed."""
        return self.entry.statement if self.entry else self.id

    @property
    def measured(self):
        """The measured number as text, or nothing."""
        return "" if self.value is None else f"{self.value:.4g}"

    @property
    def bar(self):
        """The bar with its sign, or nothing."""
        return f"{self.entry.sign} {self.entry.bar:g}" if self.entry else ""

    @property
    def stands(self):
        """The verdict, with the reason where there is none."""
        return f"{self.word}: {self.reason}" if self.reason else self.word

    @property
    def lines(self):
        """What is claimed, and how it stands, as two lines of text."""
        measured = f"measured {self.measured}" if self.measured else "nothing measured"
        bar = f", bar {self.bar}" if self.bar else ""
        return (
            f"{self.id}: {self.statement}" if self.entry else self.id,
            f"{measured}{bar}: {self.stands}",
        )

    def __repr__(self):
        return "\n".join(self.lines)

    def _repr_html_(self):
        stands = html.escape(self.lines[1])
        claimed = html.escape(self.statement)
        style = f"border-left: 4px solid {COLOURS[self.word]}; padding: 2px 0 2px 10px"
        return f'<div style="{style}" title="{html.escape(self.id)}">{claimed}<br><b>{stands}</b></div>'


@dataclass(frozen=True)
class Table:
    """The verdicts of a lesson.

    Attributes:
        verdicts: a tuple of `Verdict`, in the order to be shown.
    """

    verdicts: tuple

    @property
    def summary(self):
        """One line: how many are met, and which are not."""
        total, parts = len(self.verdicts), []
        for word in COLOURS:
            ids = [verdict.id for verdict in self.verdicts if verdict.word == word]
            names = f" ({', '.join(ids)})" if word != "met" else ""
            if ids:
                parts.append(f"{'all' if len(ids) == total else len(ids)} {word}{names}")
        return f"{total} claim{'s' if total > 1 else ''} of this lesson: {', '.join(parts)}"

    def __repr__(self):
        return "\n".join([self.summary, *map(repr, self.verdicts)])

    def _repr_html_(self):
        # Text has the colours of the page, light or dark; only the edge shows how the lesson stands.
        words = [verdict.word for verdict in self.verdicts]
        worst = next(word for word in ("missed", "not judged", "met") if word in words)
        heads = _row("th", "", ("claim", "measured", "bar", "verdict"))
        rows = [
            _row("td", each.id, (each.statement, each.measured, each.bar, f"{SIGNS[each.word]} {each.stands}"))
            for each in self.verdicts
        ]
        return (
            f'<details style="border-left: 4px solid {COLOURS[worst]}; padding: 2px 0 2px 10px">'
            f"<summary><b>{SIGNS[worst]} {html.escape(self.summary)}</b></summary>"
            f"<table><thead>{heads}</thead><tbody>{''.join(rows)}</tbody></table></details>"
        )


def _row(kind, title, texts):
    """A row of an HTML table; JupyterLab would set its cells to the right."""
    cells = [f'<{kind} style="text-align: left; vertical-align: top">{html.escape(text)}</{kind}>' for text in texts]
    return f'<tr title="{html.escape(title)}">{"".join(cells)}</tr>'


def read():
    """Reads `claims.toml`.

    Returns:
        A dictionary of `Entry` by id.

    Raises:
        ValueError: if the file or an entry is malformed.
    """
    try:
        tables = tomllib.loads(PATH.read_text())
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"claims.toml cannot be read: {error}.") from error
    return {id: _checked(id, table) for id, table in tables.items()}


def _entry(id):
    entries = read()
    if id not in entries:
        near = difflib.get_close_matches(str(id), entries, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(entries) or 'none'}."
        raise ValueError(f"claims.toml has no claim {id!r}; {hint}")
    return entries[id]


def _checked(id, table):
    def refuse(why):
        raise ValueError(f"claims.toml: {id} {why}.")

    if not isinstance(table, dict) or any(isinstance(value, dict) for value in table.values()):
        refuse(f'is no claim; a claim begins with ["{id}.its_name"], in quotes')
    for name in sorted(set(table) - set(KINDS)):
        refuse(f"has {name}; a claim has {', '.join(KINDS)}")
    for name, kind in KINDS.items():
        if name not in table and name not in ("lesson", "study"):
            refuse(f"lacks {name}")
        if name in table and not (isinstance(table[name], kind) and table[name] not in ("", [])):
            refuse(f"has {name} = {table[name]!r}, which is of the wrong kind")
    if ("lesson" in table) == ("study" in table):
        refuse("needs either a lesson or a study")
    if number(table["bar"]) is None:
        refuse(f"has bar = {table['bar']!r}; expected a finite number")
    if table["direction"] not in DIRECTIONS:
        refuse(f"has direction = {table['direction']!r}; it is {' or '.join(DIRECTIONS)}")
    return Entry(id, **table)


def number(value):
    """A finite number as a float, from Python, NumPy or TensorFlow; None for anything else."""
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        return None
    is_number = array.ndim == 0 and array.dtype.kind in "iuf" and np.isfinite(array)
    return float(array) if is_number else None


def _reason(entry, value, games):
    """Why a claim cannot be judged, or None."""
    if entry is None:
        return "claims.toml is part of the course, not of the installed package; open the lesson with make lab"
    if budget_name() == "smoke":
        return "the smoke budget only shows that everything runs"
    for game in games:
        if getattr(game, "cut_short", None):
            return f"the game was {game.cut_short}"
        for step, name in getattr(game, "by_hand", ()):
            return (
                f"you steered this run ({name} at step {step:,}). To have it judged, rewind it in its panel to a "
                "checkpoint before that, or run the cell that made the game again"
            )
    if number(value) is None:
        return f"a claim needs a finite number and was given {value!r}"
    return None
