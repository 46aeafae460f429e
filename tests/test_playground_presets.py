"""Games that fail: each fails in the way that it says, and its cure cures.

`python benchmarks/playground.py --presets` plays them with more seeds.
"""

from ganedu import penalties, priors
from ganedu.live.playground import Playground
from ganedu.live.playground.presets import PRESETS
from ganedu.live.playground.settings import calm_adam
import pytest

BY_NAME = {preset.name: preset for preset in PRESETS}


@pytest.fixture
def played():
    """Plays a preset as the browser would, to its end."""
    made = []

    def play(name, **cure):
        playground = Playground()
        made.append(playground)
        playground._handle_custom_msg({"do": "fail", "name": name}, [])
        assert playground.notice["text"].startswith(BY_NAME[name].question)
        if cure:
            playground.change(**cure)
        playground._preset = BY_NAME[name]  # which a learner's change takes away
        playground._begin("playing")
        playground._worker.wait()
        assert playground._state == "paused"
        return playground

    yield play
    for playground in made:
        playground.close()


@pytest.mark.parametrize("name", BY_NAME)
def test_it_fails_as_it_says(played, name):
    play = played(name)
    assert play.notice["text"].endswith(BY_NAME[name].because)
    assert play.sides[0].step == (0 if name == "divergence" else BY_NAME[name].steps)
    assert play.frame().outside < 128, "most of the fakes are in the picture"


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("mode collapse", {"d_optimizer": calm_adam, "g_optimizer": calm_adam}),
        ("oscillation", {"penalty": penalties.r1(0.1)}),
        ("excessive penalty", {"penalty": penalties.r1(0.1)}),
        ("one-dimensional z", {"prior": priors.normal(2)}),
    ],
)
def test_its_cure_cures(played, name, cure):
    assert played(name, **cure).notice["text"].endswith("The expected failure did not occur in this run.")
