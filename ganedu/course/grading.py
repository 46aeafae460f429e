"""What happens to a student's notebook before nbgrader looks at it; `nbgrader_config.py` names it."""

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor


class MendMarks(NbGraderPreprocessor):
    """Mends the marks of the cells, by which nbgrader finds what to grade, and says what it mended.

    An answer that was split, or copied, bears its mark several times: its parts are joined, so that all of it runs. A
    test or check that was copied counts once. Cells that lost their marks, as in another editor, get them back by their
    ids. Without this, nbgrader ends the run for the whole class at the first of these.
    """

    def preprocess(self, nb, resources):
        """Mends a notebook in place; `resources["nbgrader"]` names the student, the assignment and the gradebook."""
        own = resources["nbgrader"]
        with Gradebook(own["db_url"]) as gradebook:
            marks = _marks(gradebook.find_notebook(own["notebook"], own["assignment"]))
        where = f"{own['student']}, {own['notebook']}"
        self._give_back(nb, marks, where)
        self._join(nb, marks, where)
        for name in sorted(marks.keys() - {_mark(cell) for cell in nb.cells}):
            self.log.warning("%s: no cell is marked as %s; if that is a test, it gets no points.", where, name)
        return nb, resources

    def _give_back(self, nb, marks, where):
        there = {_mark(cell) for cell in nb.cells}
        by_id = {name.replace("_", "-"): name for name in marks if name not in there}
        for cell in nb.cells:
            name = by_id.pop(cell.get("id"), None)
            if name is not None and _mark(cell) is None:
                cell.metadata["nbgrader"] = dict(marks[name])
                self.log.warning("%s: the mark of %s was lost, and was put back.", where, name)

    def _join(self, nb, marks, where):
        first, kept = {}, []
        for cell in nb.cells:
            name = _mark(cell)
            if name not in first:
                kept.append(cell)
                if name is not None:
                    first[name] = cell
                continue
            if marks.get(name, {}).get("solution"):
                first[name].source += "\n" + cell.source
            self.log.warning("%s: %s is there twice; its parts were joined.", where, name)
        nb.cells = kept


def _mark(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _marks(notebook):
    """What nbgrader writes into the metadata of each cell that it knows, by the cell's name."""
    graded = {cell.name: cell for cell in notebook.grade_cells}
    answers = {cell.name for cell in notebook.solution_cells}
    marks = {}
    for cell in notebook.source_cells:
        marks[cell.name] = {
            "grade_id": cell.name,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
            "grade": cell.name in graded,
            "solution": cell.name in answers,
            "locked": cell.locked,
            "task": False,
            "schema_version": 3,
        }
        if cell.name in graded:
            marks[cell.name]["points"] = graded[cell.name].max_score
    return marks
