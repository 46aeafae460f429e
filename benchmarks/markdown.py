"""What the pages that scripts write have in common."""


def table(head, rows):
    """Writes a table in Markdown.

    Args:
        head: the columns' names.
        rows: for each line its cells; what is no text is written as `str` has it.
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
