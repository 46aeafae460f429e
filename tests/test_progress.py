"""The line that tells how far a computation is."""

import concurrent.futures
import time

from ganedu import progress
import keras
import numpy as np
import pytest
import tensorflow as tf


@pytest.fixture
def at_once(monkeypatch):
    """Lines are shown at once and after every step."""
    monkeypatch.setattr(progress, "SILENT", 0)
    monkeypatch.setattr(progress, "EVERY", 0)


def shown(capsys):
    """What was shown, one after the other, and what is left of it."""
    first, *rest = capsys.readouterr().out.split("\r")
    assert first == ""
    return [line.strip() for line in rest[:-1]], rest[-1]


def test_going_through(at_once, capsys):
    assert list(progress.over(range(3), unit="turns")) == [0, 1, 2]
    lines, left = shown(capsys)
    assert "1 of 3 turns, " in lines[1] and lines[2].endswith(" left")
    assert lines[-1] == "" and left == "", "the line goes when it is done"


def test_what_takes_a_moment_shows_nothing(capsys):
    assert sum(progress.over(range(100))) == 4950
    assert capsys.readouterr().out == ""


def test_a_training_of_keras(at_once, capsys):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.zeros((8, 1), "float32")
    model.fit(x, x, batch_size=4, epochs=3, verbose=0, callbacks=[progress.Line()])
    lines, left = shown(capsys)
    assert "6 of 6 steps" in lines[-2]
    assert left == ""
    unknown = tf.data.Dataset.from_tensor_slices((x, x)).batch(4).filter(lambda x, y: True)
    model.fit(unknown, epochs=2, shuffle=False, verbose=0, callbacks=[progress.Line()])
    lines, left = shown(capsys)
    assert any("4 of ? steps" in line for line in lines) and left == ""


def test_a_prediction_of_keras(at_once, capsys):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.predict(np.zeros((30, 1)), batch_size=10, verbose=0, callbacks=[progress.Line()])
    lines, left = shown(capsys)
    assert "1 of 3 batches, " in lines[1] and lines[-1] == left == ""


def test_another_thread_shows_nothing(at_once, capsys):
    """As in a live training, whose readings of quality would write below whichever cell runs."""
    with concurrent.futures.ThreadPoolExecutor() as threads:
        assert threads.submit(lambda: sum(progress.over(range(100)))).result() == 4950
    assert capsys.readouterr().out == ""


def test_fit_of_a_game_has_one_unless_it_is_told_not_to(at_once, capsys, make_gan, points):
    gan = make_gan()
    gan.fit(points, steps_per_epoch=3, epochs=2, verbose=0)
    assert capsys.readouterr().out == ""
    gan.fit(points, steps_per_epoch=3, epochs=3, initial_epoch=1)
    lines, left = shown(capsys)
    assert "6 of 6 steps" in lines[-2] and left == ""


def test_waiting_for_another_thread(at_once, capsys):
    done = []

    def work():
        for number in range(5):
            time.sleep(0.15)
            done.append(number)
        return "result"

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        assert progress.waiting(pool.submit(work), lambda: len(done), 5) == "result"
        assert "of 5 steps" in capsys.readouterr().out
        with pytest.raises(ZeroDivisionError):
            progress.waiting(pool.submit(lambda: 1 / 0), lambda: 0, 5)
        with pytest.raises(TimeoutError):
            progress.waiting(pool.submit(_late), lambda: 0, 5)


def _late():
    raise TimeoutError("the job's own")
