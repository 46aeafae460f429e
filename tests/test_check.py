"""`make check`: each check finds what is right, and what is wrong."""

import subprocess
import sys

import check
import nbformat.v4 as form
import pytest


def test_what_is_right_is_said(capsys, quick_kernels, monkeypatch):
    for name, value in quick_kernels.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delitem(check.CHECKS, "A lesson runs")  # tests run each lesson anyway
    assert check.main() == 0
    said = capsys.readouterr().out.splitlines()
    assert all("... ok, " in line for line in said[:-1]) and len(said) == len(check.CHECKS) + 1
    assert said[-1] == "Everything works. Begin with: make lab"


def test_what_is_wrong_is_said_and_the_others_are_checked(capsys, monkeypatch):
    def fault():
        raise check.Fault("the cure")

    monkeypatch.setattr(check, "CHECKS", {"One": fault, "Two": lambda: "something"})
    assert check.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "One ... FAILED",
        "  the cure",
        "Two ... ok, 0 s: something",
        "Something does not work here; see above.",
    ]


def test_a_cell_that_fails_is_told_by_its_last_words():
    with pytest.raises(check.Fault, match="^ValueError: what went wrong$"):
        check.run_notebook(form.new_notebook(cells=[form.new_code_cell("raise ValueError('what went wrong')")]))


def test_a_server_that_ends_is_not_waited_for():
    server = subprocess.Popen([sys.executable, "-c", ""])
    server.wait()
    with pytest.raises(check.Fault, match="JupyterLab does not start"):
        check.fetch("http://127.0.0.1:9/lab", server)


def test_little_memory_and_a_full_disk(monkeypatch):
    class Little:
        available = 1.5e9
        free = 3e8

    monkeypatch.setattr(check.psutil, "virtual_memory", Little)
    monkeypatch.setattr(check.shutil, "disk_usage", lambda path: Little)
    with pytest.raises(check.Fault, match=r"1\.5 GB of memory"):
        check.tensorflow_computes()
    with pytest.raises(check.Fault, match=r"0\.3 GB are free"):
        check.disk_has_room()
