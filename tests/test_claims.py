"""Claims: the verdict a learner sees, and what make verify makes of it."""

import ast
import json
from xml.etree import ElementTree

from ganedu import claims, live, studies
import nbformat
import numpy as np
import pytest
import tensorflow as tf
from test_colours import contrast

from tools import lessons, verify
from tools import studies as study_tool

CLAIMS = """\
["stone.falls"]
lesson = "01_stone"
statement = "A stone falls <far> in a second."
bar = 4.5
direction = "at least"
seeds = [0]
source = "Galileo"

["stone.error"]
lesson = "01_stone"
statement = "The clock is | exact."
bar = 0.1
direction = "at most"
seeds = [0]
source = "a better clock"
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with two claims and no studies, in place of the real one, at a budget where claims are judged."""
    (tmp_path / "claims.toml").write_text(CLAIMS)
    monkeypatch.setattr(claims, "PATH", tmp_path / "claims.toml")
    monkeypatch.setattr(lessons, "LESSONS", tmp_path)
    monkeypatch.setattr(studies, "FOLDER", tmp_path / "studies")
    monkeypatch.setattr(verify, "PAGE", tmp_path / "claims.md")
    monkeypatch.setenv("GANEDU_BUDGET", "laptop")
    return tmp_path


@pytest.mark.parametrize(
    ("id", "value", "line"),
    [
        ("stone.falls", 4.905, "measured 4.905, bar ≥ 4.5: met"),
        ("stone.falls", 4.5, "measured 4.5, bar ≥ 4.5: met"),
        ("stone.falls", 4, "measured 4, bar ≥ 4.5: missed"),
        ("stone.error", np.float32(0.5), "measured 0.5, bar ≤ 0.1: missed"),
        ("stone.error", tf.constant(0.01), "measured 0.01, bar ≤ 0.1: met"),
        ("stone.error", np.int64(-3), "measured -3, bar ≤ 0.1: met"),
    ],
)
def test_a_value_is_held_against_its_bar(course, id, value, line):
    assert repr(claims.claim(id, value)).splitlines()[1] == line


def test_a_notebook_shows_it(course):
    shown = claims.claim("stone.falls", 3)._repr_html_()
    assert "A stone falls &lt;far&gt; in a second." in shown and "missed" in shown
    assert "background" not in shown and " color" not in shown, "text takes the theme's own colours"


def three_verdicts():
    """One that is met, one that is missed, and one that is not judged."""
    return claims.claim("stone.falls", 4.9), claims.claim("stone.error", 0.5), claims.claim("stone.falls", float("nan"))


def test_a_table_brings_verdicts_together_in_their_order(course):
    met, missed, not_judged = three_verdicts()
    for verdicts, summary in [
        ((met, met), "2 claims of this lesson: all met"),
        ((met,), "1 claim of this lesson: all met"),
        ((missed, met), "2 claims of this lesson: 1 met, 1 missed (stone.error)"),
        ((missed, missed), "2 claims of this lesson: all missed (stone.error, stone.error)"),
        (
            (not_judged, met, missed),
            "3 claims of this lesson: 1 met, 1 missed (stone.error), 1 not judged (stone.falls)",
        ),
        ((not_judged, not_judged), "2 claims of this lesson: all not judged (stone.falls, stone.falls)"),
    ]:
        table = claims.table(*verdicts)
        assert table.summary == summary
        assert repr(table) == "\n".join([summary, *map(repr, verdicts)])


def test_a_notebook_shows_the_table_folded(course):
    shown = claims.table(*three_verdicts())._repr_html_()
    page = ElementTree.fromstring(shown)
    assert page.tag == "details" and "open" not in page.attrib
    assert "".join(page.find("summary").itertext()) == (
        "✗ 3 claims of this lesson: 1 met, 1 missed (stone.error), 1 not judged (stone.falls)"
    )
    rows = [["".join(cell.itertext()) for cell in row] for row in page.find("table/tbody")]
    assert rows[:2] == [
        ["A stone falls <far> in a second.", "4.9", "≥ 4.5", "✓ met"],
        ["The clock is | exact.", "0.5", "≤ 0.1", "✗ missed"],
    ]
    assert rows[2][1:3] == ["", "≥ 4.5"] and rows[2][3].startswith("– not judged: a claim needs a finite number")
    assert "background" not in shown and " color" not in shown, "text takes the theme's own colours"


@pytest.mark.parametrize("ground", ["#FFFFFF", "#111111"])
def test_the_edge_of_a_verdict_is_seen_on_both_themes(ground):
    for colour in claims.COLOURS.values():
        assert contrast(colour, ground) >= 3


@pytest.mark.parametrize("given", [(), (4.9,), ("stone.falls",)])
def test_a_table_of_something_else_is_refused(course, given):
    with pytest.raises(TypeError, match="expected what claim"):
        claims.table(*given)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), None, "4.9", True, [4.9], np.array([4.9]), [[1], [1, 2]]]
)
def test_a_claim_without_a_number_is_not_judged(course, value):
    verdict = claims.claim("stone.falls", value)
    assert verdict.value is None
    assert repr(verdict).endswith(f"not judged: a claim needs a finite number and was given {value!r}")


def test_a_training_cut_short_is_not_judged(course, make_gan):
    whole, stopped = make_gan(), make_gan()
    stopped.cut_short = "stopped at step 312 of 11,000"
    assert claims.claim("stone.falls", 4.9, whole).word == "met"
    verdict = claims.claim("stone.falls", 4.9, whole, stopped)
    assert repr(verdict).endswith("not judged: the game was stopped at step 312 of 11,000")


def test_a_steered_run_is_not_judged_until_it_goes_back_to_before(course, make_gan, points):
    gan = make_gan()
    run = live.train(gan, points, steps=40, start=False)
    training = run._training
    training.steer("d_turns", 2)
    run.resume()
    run.wait(60)
    assert gan.by_hand == [(0, "d_turns = 2")]
    assert "not judged: you steered this run (d_turns = 2 at step 0). To have it" in repr(
        claims.claim("stone.falls", 4.9, gan)
    )
    gan = make_gan()
    run = live.train(gan, points, steps=40, start=False)
    run._training.generator_turn()
    run.stop()
    run.wait(60)
    assert gan.by_hand == [(0, "generator turn")]


def test_a_way_back_undoes_what_was_steered(make_gan, points):
    gan = make_gan()
    training = gan.training(points, steps_per_epoch=40)
    before = training.moment()
    training.steer("d_turns", 2)
    training.generator_turn()
    training.run()
    assert [name for _, name in gan.by_hand] == ["d_turns = 2", "generator turn"]
    training.go_back(before)
    assert gan.by_hand == []


def test_a_smoke_run_is_not_judged(course, monkeypatch):
    monkeypatch.setenv("GANEDU_BUDGET", "smoke")
    assert "not judged: the smoke budget" in repr(claims.claim("stone.falls", 4.9))


def test_without_the_course_around_it_nothing_is_judged(course, monkeypatch):
    monkeypatch.setattr(claims, "PATH", course / "absent.toml")
    verdict = claims.claim("stone.falls", 4.9)
    assert repr(verdict).startswith("stone.falls\nmeasured 4.9: not judged: claims.toml is part of the course")
    assert "not judged" in verdict._repr_html_()


def test_an_unknown_claim_names_the_nearest(course):
    with pytest.raises(ValueError) as error:
        claims.claim("stone.fals", 4.9)
    assert str(error.value) == "claims.toml has no claim 'stone.fals'; did you mean 'stone.falls'?"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("bar = 4.5\n", "", "stone.falls lacks bar."),
        ("bar = 4.5", "bar = nan", "stone.falls has bar = nan; expected a finite number."),
        ("bar = 4.5", 'bar = "4.5"', "stone.falls has bar = '4.5', which is of the wrong kind."),
        ("bar = 4.5", "bars = 4.5", "stone.falls has bars; a claim has lesson, study, statement, bar,"),
        ('"at least"', '"over"', "stone.falls has direction = 'over'; it is at least or at most."),
        ('lesson = "01_stone"\n', "", "stone.falls needs either a lesson or a study."),
        ('source = "Galileo"', 'source = ""', "stone.falls has source = '', which is of the wrong kind."),
        ('["stone.falls"]', "[stone.falls]", 'stone is no claim; a claim begins with ["stone.its_name"], in quotes.'),
        ("bar = 4.5", "bar 4.5", "claims.toml cannot be read: Expected '=' after a key"),
    ],
)
def test_a_malformed_file_is_refused_in_a_sentence(course, old, new, sentence):
    (course / "claims.toml").write_text(CLAIMS.replace(old, new, 1))
    with pytest.raises(ValueError) as error:
        claims.claim("stone.falls", 4.9)
    assert sentence in str(error.value)


# make verify


def write_lesson(folder, *sources):
    """Writes the lesson 01_stone, which finds the test's own claims.toml."""
    setup = f"import pathlib\nfrom ganedu import claims\nclaims.PATH = pathlib.Path({str(folder / 'claims.toml')!r})"
    cells = [nbformat.v4.new_code_cell(source) for source in (setup, *sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "01_stone.ipynb")


def test_verify_runs_the_lessons_and_writes_the_page(course, capsys, monkeypatch):
    monkeypatch.setenv("GANEDU_BUDGET", "smoke")
    write_lesson(course, "claims.claim('stone.falls', 4.905)", "claims.claim('stone.error', 0.01234567)")
    before = (course / "01_stone.ipynb").read_bytes()
    assert verify.main([]) == 0
    assert (course / "01_stone.ipynb").read_bytes() == before
    row = "| `stone.error` | 01_stone | The clock is &#124; exact. | ≤ 0.1 | 0.01235 | met | 0 | a better clock |"
    page = (course / "claims.md").read_text()
    assert row in page.splitlines()
    assert page.index("stone.falls") < page.index("stone.error"), "in the order of claims.toml"
    assert "stone.falls: 4.905, bar ≥ 4.5" in capsys.readouterr().out


def test_verify_names_what_does_not_stand(course, capsys):
    write_lesson(course, "claims.claim('stone.falls', float('nan'))", "1 / 0", "claims.claim('stone.error', 0.01)")
    assert verify.main([]) == 1
    said = capsys.readouterr().err
    assert "01_stone ended early: ZeroDivisionError: division by zero" in said
    assert "stone.falls was not judged in 01_stone: a claim needs a finite number and was given nan." in said
    assert "stone.error did not come back from 01_stone." in said
    assert "| – | not judged |" in (course / "claims.md").read_text()


def test_verify_of_one_lesson_renews_its_lines_and_keeps_the_others(course):
    write_lesson(course, "claims.claim('stone.falls', 5); claims.claim('stone.error', 0)")
    other = CLAIMS.replace("01_stone", "02_feather").replace("stone.", "feather.")
    (course / "claims.toml").write_text(CLAIMS + other)
    earlier = {"stone.falls": 4.8, "stone.error": 0.03, "feather.falls": 4.7, "feather.gone": 1.0}
    entries = claims.read()
    (course / "claims.md").write_text(verify.page(entries, earlier))
    assert verify.main(["01_stone"]) == 0
    page = (course / "claims.md").read_text()
    assert page == verify.page(entries, {"stone.falls": 5, "stone.error": 0, "feather.falls": 4.7})


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        ([4.0], "stone.falls missed its bar: 4, and the bar is ≥ 4.5."),
        ([4.9, 4.9], "stone.falls came back 2 times from 01_stone; a claim is made once."),
        ([None], "stone.falls was not judged in 01_stone: it has no number."),
        ([], "stone.falls did not come back from 01_stone."),
    ],
)
def test_what_verify_says(course, verdicts, sentence):
    expected = {"stone.falls": claims.read()["stone.falls"]}
    found = [{"id": "stone.falls", "value": value, "reason": None, "where": "01_stone"} for value in verdicts]
    found.append({"id": "stone.falls", "value": 9.9, "reason": None, "where": "02_feather"})
    assert verify.judged(expected, found)[1] == [sentence]


def test_an_unknown_lesson_is_refused(course):
    with pytest.raises(ValueError, match="There is no lesson '03_feather'"):
        verify.main(["03_feather"])


def test_a_study_answers_for_its_claims_and_a_stale_one_fails(course, capsys):
    folder = course / "studies"
    folder.mkdir()
    script = folder / "drop.py"
    script.write_text(
        "ARMS, SEEDS = {'stone': 9.81}, (0,)\n\n\ndef run(arm, seed):\n    return [{'metres': arm / 2}]\n\n\n"
        "def claims(rows):\n    return {'drop.falls': rows[0]['metres']}\n"
    )
    entry = CLAIMS.partition('["stone.error"]')[0].replace('lesson = "01_stone"', 'study = "drop"')
    (course / "claims.toml").write_text(entry.replace("stone.falls", "drop.falls"))
    assert verify.main([]) == 1
    assert "drop.falls did not come back from drop." in capsys.readouterr().err
    study_tool.main(["drop"])
    assert verify.main([]) == 0
    assert "| `drop.falls` | study drop |" in (course / "claims.md").read_text()
    script.write_text(script.read_text().replace("/ 2", "/ 3"))
    assert verify.main([]) == 1
    assert "The study drop has 1 runs that are stale" in capsys.readouterr().err
    script.write_text(script.read_text().replace("rows[0]", "rows[7]").replace("/ 3", "/ 2"))
    assert verify.main([]) == 1
    assert "The study drop cannot be read: IndexError: list index out of range" in capsys.readouterr().err
    script.write_text(script.read_text().replace("drop.falls", "drop.flies").replace("rows[7]", "rows[0]"))
    assert verify.main([]) == 1
    assert "The study drop claims drop.flies, which is not in claims.toml." in capsys.readouterr().err


# The course's own claims


def claims_in(notebook):
    """The ids that a notebook claims; every claim has the tag, and every tag a claim."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            calls = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
            ids = [call.args[0].value for call in calls if getattr(call.func, "id", None) == "claim"]
            assert bool(ids) == ("claim" in cell.metadata.get("tags", [])), cell.source
            yield from ids


def test_lessons_and_claims_name_each_other():
    entries = claims.read()
    claimed = [
        (id, path.stem)
        for path in sorted(lessons.LESSONS.glob("*.ipynb"))
        for id in claims_in(nbformat.read(path, as_version=4))
        if entries[id].lesson
    ]
    assert sorted(claimed) == sorted((id, entry.lesson) for id, entry in entries.items() if entry.lesson)


def test_a_claim_without_its_tag_is_found():
    cell = nbformat.v4.new_code_cell("claim('a.b', 1)")
    with pytest.raises(AssertionError):
        list(claims_in(nbformat.v4.new_notebook(cells=[cell])))
    cell.metadata["tags"] = ["claim"]
    assert list(claims_in(nbformat.v4.new_notebook(cells=[cell]))) == ["a.b"]


def test_the_page_shows_every_claim():
    page = verify.PAGE.read_text()
    for entry in claims.read().values():
        assert f"| `{entry.id}` |" in page and entry.statement in page, "make verify"


def test_the_journal_holds_one_line_for_each_claim(course, monkeypatch):
    journal = course / "journal"
    monkeypatch.setenv(claims.JOURNAL, str(journal))
    claims.claim("stone.falls", 4.9)
    claims.claim("stone.falls", float("nan"))
    first, second = map(json.loads, journal.read_text().splitlines())
    assert first == {"id": "stone.falls", "value": 4.9, "reason": None}
    assert second["value"] is None and "nan" in second["reason"]
