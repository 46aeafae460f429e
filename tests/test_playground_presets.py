"""Games that fail: each fails in the way that it says."""

from ganedu.live.playground import Playground
from ganedu.live.playground.presets import PRESETS
import pytest

BY_NAME = {preset.name: preset for preset in PRESETS}


@pytest.fixture
def played():
    """Plays a preset as the browser would, to its end; `look(playground)` is called every so many steps."""
    made = []

    def play(name, look=None, every=50):
        playground = Playground()
        made.append(playground)
        playground._handle_custom_msg({"do": "fail", "name": name}, [])
        assert playground.notice["text"].startswith(BY_NAME[name].question)
        for _ in range(BY_NAME[name].steps // every):
            playground.step(every)
            if look is not None:
                look(playground)
        return playground

    yield play
    for playground in made:
        playground.close()


def test_the_gradient_vanishes(played):
    arrows = []
    play = played("vanishing gradient", lambda play: arrows.append(play.frame().arrow))
    assert arrows[-1] < 1e-2 * max(arrows[:2])
    assert play.measures.js > 0.6


def test_modes_collapse(played):
    modes = []
    played("mode collapse", lambda play: modes.append(play.measures.modes))
    assert max(modes[len(modes) // 2 :]) <= 3
