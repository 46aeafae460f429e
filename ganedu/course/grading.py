"""What happens to a student's notebook before nbgrader looks at it; `nbgrader_config.py` names it."""

import ast
import collections

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor


class MendMarks(NbGraderPreprocessor):
    """Mends the marks of the cells, by which nbgrader finds what to grade, and says what it mended.

    A mark that stands on several cells is left on one of them; the others stay where they are and run as ordinary
    cells. Only a cell that was split within a statement, or within a text, is put together again. Cells that lost
    their marks, as in another editor, get them back by their ids, tests also by their first line. A mark of another
    exercise is taken off. Without this, nbgrader ends the run for the whole class at the first doubled or foreign mark.
    """

    def preprocess(self, nb, resources):
        """Mends a notebook in place; `resources["nbgrader"]` names the student, the assignment and the gradebook."""
        own = resources["nbgrader"]
        self._where = f"{own['student']}, {own['notebook']}"
        with Gradebook(own["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(own["notebook"], own["assignment"])
            marks = _marks(notebook)
            first_lines = {cell.source.split("\n")[0]: cell.name for cell in notebook.source_cells if cell.locked}
        for cell in nb.cells:
            if _mark(cell) not in marks:
                cell.metadata.pop("nbgrader", None)
        self._give_back(nb.cells, marks, first_lines)
        self._leave_one(nb, marks)
        for name in sorted(marks.keys() - {_mark(cell) for cell in nb.cells}):
            self._say("no cell is marked as %s; if that is a test, it gets no points.", name)
        return nb, resources

    def _say(self, words, *names):
        self.log.warning(f"%s: {words}", self._where, *names)

    def _give_back(self, cells, marks, first_lines):
        there = {_mark(cell) for cell in cells}
        by_id = {name.replace("_", "-"): name for name in marks}
        for cell in cells:
            name = by_id.get(cell.get("id")) or first_lines.get(cell.source.split("\n")[0])
            if name and name not in there and _mark(cell) is None and cell.cell_type == marks[name]["cell_type"]:
                cell.metadata["nbgrader"] = dict(marks[name])
                there.add(name)
                self._say("the mark of %s was lost, and was put back.", name)

    def _leave_one(self, nb, marks):
        cells, places = nb.cells, collections.defaultdict(list)
        for place, cell in enumerate(cells):
            if _mark(cell):
                places[_mark(cell)].append(place)
        gone = set()
        for name, bearers in places.items():
            if len(bearers) == 1:
                continue
            # A test that was copied above its answer would run before it.
            answer = places.get(name.removesuffix("_check").removesuffix("_test"), [-1])[0]
            fitting = [
                place for place in bearers if place >= answer and cells[place].cell_type == marks[name]["cell_type"]
            ]
            kept = (fitting or bearers)[0]
            for place in bearers:
                if place == kept:
                    continue
                cells[place].metadata.pop("nbgrader")
                if marks[name]["solution"] and place == kept + 1 and _is_cut(cells[kept], cells[place]):
                    cells[kept].source += "\n" + cells[place].source
                    gone.add(place)
            self._say("%s is marked on %s cells; one of them counts.", name, len(bearers))
        nb.cells = [cell for place, cell in enumerate(cells) if place not in gone]


def _is_cut(cell, rest):
    """Whether two cells are parts of one text; or Python together, while one of them by itself is not."""
    parts = cell.source, rest.source
    if cell.cell_type == rest.cell_type == "markdown":
        return parts[0] != parts[1]
    return rest.cell_type == "code" and _is_python("\n".join(parts)) and not all(map(_is_python, parts))


def _is_python(source):
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


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
