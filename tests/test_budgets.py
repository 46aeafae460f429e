"""The budget in force, and what it decides."""

from ganedu import budgets
import pytest


@pytest.mark.parametrize("name", budgets.BUDGETS)
def test_the_variable_names_the_budget(monkeypatch, name):
    monkeypatch.setenv("GANEDU_BUDGET", name)
    assert budgets.budget_name() == name


@pytest.mark.parametrize(("gpus", "name"), [([], "laptop"), (["GPU:0"], "gpu")])
def test_without_one_the_machine_decides(monkeypatch, gpus, name):
    monkeypatch.delenv("GANEDU_BUDGET")
    monkeypatch.setattr("tensorflow.config.list_physical_devices", lambda kind: gpus)
    assert budgets.budget_name() == name
