"""Games that fail: each fails in the way that it says, and what it advises helps."""

from ganedu import objectives, penalties, priors
from ganedu.live.playground import Playground
from ganedu.live.playground.presets import PRESETS
import numpy as np
import pytest

BY_NAME = {preset.name: preset for preset in PRESETS}


@pytest.fixture
def begin():
    """Begins a preset as the browser would; gives the playground and a function that plays it to its end."""
    made = []

    def start(name):
        playground = Playground()
        made.append(playground)
        playground._handle_custom_msg({"do": "fail", "name": name}, [])
        assert playground.notice["text"].startswith(BY_NAME[name].question)

        def play(look, every=50):
            looks = []
            for _ in range(BY_NAME[name].steps // every):
                playground.step(every)
                looks.append(look())
            return looks

        return playground, play

    yield start
    for playground in made:
        playground.close()


def test_the_gradient_vanishes(begin):
    play, to_the_end = begin("vanishing gradient")
    seen = to_the_end(lambda: (play.frame().arrow, play.measures.js, play.frame().fake))
    arrows, divergences, fakes = zip(*seen, strict=True)
    assert max(arrows[-3:]) < 1e-3 * arrows[0]
    assert min(divergences[-6:]) > 0.6
    way = np.linalg.norm(fakes[-1] - fakes[-4], axis=1).mean()
    play.change(objective=objectives.non_saturating)
    assert play.frame().arrow > 1e3 * arrows[-1]
    play.step(150)
    assert np.linalg.norm(play.frame().fake - fakes[-1], axis=1).mean() > 3 * way


def test_modes_collapse(begin):
    play, to_the_end = begin("mode collapse")
    modes = to_the_end(lambda: play.measures.modes)
    assert np.mean(modes[8:]) < 2.5
    play.change(g_turns=1, penalty=penalties.r1(0.1))
    play.step(600)
    assert play.measures.modes == 6


def test_it_runs_in_circles_until_it_is_damped(begin):
    play, to_the_end = begin("running in circles")
    means = np.array(to_the_end(lambda: play.frame().fake.mean(axis=0), every=10))
    half = means[50:]
    turns = np.unwrap(np.arctan2(*(half - half.mean(axis=0)).T))
    assert abs(turns[-1] - turns[0]) > 3 * np.pi, "it goes round in the second half"
    assert np.ptp(half, axis=0).max() > 0.8 * np.ptp(means[:50], axis=0).max(), "and nothing damps it"
    play.change(penalty=penalties.r1(1.0))
    damped = []
    for _ in range(40):
        play.step(10)
        damped.append(play.frame().fake.mean(axis=0))
    assert np.ptp(damped[-20:], axis=0).max() < 0.3 * np.ptp(half, axis=0).max()


def test_a_heavy_penalty_leaves_a_pale_discriminator(begin):
    play, to_the_end = begin("a penalty too heavy")
    to_the_end(lambda: None, every=300)
    surface = play.frame().surface
    assert np.abs(surface - 0.5).max() < 0.15
    assert play.measures.quality < 0.05 and play.measures.js > 0.5


def test_a_thread_fills_no_discs(begin):
    play, to_the_end = begin("too little noise")
    to_the_end(lambda: None, every=250)
    thread = play.measures.js
    play.change(prior=priors.uniform(2))
    play.step(BY_NAME["too little noise"].steps)
    assert thread > 0.25 and play.measures.js < 0.7 * thread


def test_to_infinity(begin):
    play, _ = begin("to infinity")
    play.start()
    while play._state == "playing":
        play.frame()
    assert "put back to step 0" in play.notice["text"]
    assert play.notice["text"].endswith(BY_NAME["to infinity"].because)


def test_the_reason_comes_at_the_end(begin):
    preset = BY_NAME["a penalty too heavy"]
    play, _ = begin(preset.name)
    play.step(preset.steps - 5)
    assert play.notice["text"].startswith(preset.question)
    play.start()
    while play._state == "playing":
        play.frame()
    assert play.notice["text"] == preset.because and play.sides[0].step == preset.steps
