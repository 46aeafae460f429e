"""The 2-D playground as a widget and in code, without a browser."""

import gc
import json
import threading
import time
import weakref

from ganedu import data, objectives, optimizers, penalties, priors
from ganedu.live.playground import Playground, menus
from ganedu.live.playground.settings import from_objects, no_penalty, r1_and_r2
from ganedu.live.playground.widget import defaults
from ganedu.live.playground.worker import NAME, Worker
import keras
import numpy as np
import pytest

SMALL = {"d_layers": 1, "g_layers": 1, "d_units": 16, "g_units": 16, "batch_size": 32, "penalty": penalties.none}


@pytest.fixture
def playground():
    """Makes small playgrounds and closes them."""
    made = []

    def make(**settings):
        made.append(Playground(**{**SMALL, **settings}))
        return made[-1]

    yield make
    for one in made:
        one.close()


def tell(playground, what, **more):
    """What the browser would send."""
    playground._handle_custom_msg({"do": what, **more}, [])


def weights(playground, side=0):
    gan = playground.sides[side].gan
    return [*gan.generator.get_weights(), *gan.discriminator.get_weights()]


def same(first, second):
    return all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


def unpacked(shown):
    """The header and the arrays of a frame, read as the browser reads them."""
    start = 4 + int.from_bytes(shown[:4], "little")
    assert start % 4 == 0
    header = json.loads(shown[4:start])
    for side in header["sides"]:
        for name, (offset, size) in side["arrays"].items():
            values = np.frombuffer(shown, "<f4", int(np.prod(size)), start + offset)
            side["arrays"][name] = values.reshape(size)
    return header


def threads():
    return [thread for thread in threading.enumerate() if thread.name == NAME]


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


# In code.


def test_play_in_code(playground):
    play = playground(world=data.blobs, seed=3)
    measured = play.step(120)
    assert measured.step == 120 and measured.known_modes == 6 and measured.floor.quality > 0.98
    assert play.measures == measured
    assert play.frame().step == 120 and play.frame().fake.shape == (256, 2)
    assert play.history["step"] == [0, 100]
    assert play.gan is play.sides[0].gan
    play.discriminator_turn()
    assert play.sides[0].turns == (121, 120)
    play.generator_turn()
    assert play.sides[0].turns == (121, 121)
    play.rewind(100)
    assert play.frame().step == 100
    assert not threads(), "code leaves no thread behind"


def test_two_at_once_and_step_by_step_are_the_same(playground):
    once, bit_by_bit = playground(seed=1), playground(seed=1)
    once.step(130)
    for steps in (1, 60, 69):
        bit_by_bit.step(steps)
    assert same(weights(once), weights(bit_by_bit))
    assert once.history == bit_by_bit.history


def test_a_picture_that_a_notebook_keeps(playground):
    play = playground()
    play.step(5)
    png = play.picture()._repr_png_()
    assert png.startswith(b"\x89PNG") and len(png) < 80_000
    titles = [axis.get_title() for axis in play.picture().axes]
    assert titles == ["D, step 5", "optimal D for this G"]
    versus = playground(versus={"objective": objectives.hinge})
    assert [axis.get_title() for axis in versus.picture().axes] == ["A: D, step 0", "B: D, step 0"]


def test_static_pages_show_words(playground):
    bundle, _ = playground()._repr_mimebundle_()
    assert "Run the cell to play" in bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in bundle and bundle["image/png"]


def test_slow_motion_in_code(playground):
    play = playground(versus={"d_turns": 2})
    names = [play.next_phase().name for _ in range(15)]
    assert names[:5] == ["new points", "D scores", "D's loss", "D's gradient", "D learns"]
    assert names[5:10] == ["new fakes", "D scores", "G's loss", "gradients", "G learns"]
    assert names[10:] == ["G learns"] * 5, "A waits for B"
    header = unpacked(play.shown)
    assert header["phase"]["number"] == header["phase"]["total"] == 15
    assert [side["name"] for side in header["phase"]["sides"]] == ["G learns", "G learns"]
    assert play.next_phase().name == "new points"
    assert play.sides[0].step == play.sides[1].step == 1


def test_a_step_begun_in_slow_motion_is_played_to_its_end(playground):
    play, plain = playground(), playground()
    play.next_phase(), play.next_phase()
    play.step(3)
    assert play.sides[0].step == 4 and play.sides[0].turns == (4, 4)
    plain.step(4)
    for one, other in zip(weights(play), weights(plain), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"penalty": "r1"}, "expected one of ganedu.penalties"),
        ({"colour": "red"}, "Unknown setting: colour. The settings are .*d_rate"),
        ({"versus": {"seed": 1}}, "compared on the same world and seed; leave out seed"),
        ({"objective": objectives.label_smoothing(0.1), "g_layers": 9}, "g_layers is 9"),
    ],
)
def test_what_cannot_be_played_is_said_at_once(playground, settings, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        playground(**settings)


@pytest.mark.parametrize("steps", [0, -1, 1.5, True])
def test_numbers_of_steps_that_are_none(playground, steps):
    with pytest.raises(ValueError, match="expected a positive integer"):
        playground().step(steps)


def test_nan_stops_with_a_sentence(playground, capsys):
    play = playground()
    play.step(110)
    play.gan.discriminator.layers[-1].kernel.assign(np.full((16, 1), 1e38))
    measured = play.step(50)
    assert measured.step == 100 and "were rewound to step 100" in capsys.readouterr().out
    assert "were rewound to step 100" in play.notice["text"]
    assert all(np.isfinite(values).all() for values in weights(play))
    assert play.step(50).step == 150


def test_what_code_gives_is_taken_apart():
    given = {"penalty": penalties.r1(0.3) + penalties.r2(0.3), "objective": objectives.label_smoothing(0.2)}
    named = from_objects(given)
    assert named["penalty"] is r1_and_r2 and named["weight"] == 0.3
    assert named["objective"] is objectives.non_saturating and named["smoothing"] == 0.2
    assert from_objects({"penalty": penalties.none}) == {"penalty": no_penalty, "weight": 0.0}
    for odd in (penalties.r1(1.0) + penalties.r2(2.0), penalties.lazy(penalties.r1(1.0))):
        assert from_objects({"penalty": odd})["penalty"](5.0) is odd


# Two games.


def test_two_games_on_one_seed(playground):
    play = playground(seed=4, versus={"objective": objectives.minimax})
    assert same(weights(play, 0), weights(play, 1))
    np.testing.assert_array_equal(play.frame(0).real, play.frame(1).real)
    play.step(20)
    assert [side.step for side in play.sides] == [20, 20]
    assert not same(weights(play, 0), weights(play, 1))
    assert [side["arrays"]["fake"].shape for side in unpacked(play.shown)["sides"]] == [(256, 2)] * 2


def test_equal_games_stay_equal(playground):
    play = playground(versus={})
    play.step(30)
    assert same(weights(play, 0), weights(play, 1))


def test_seed_and_world_are_set_for_both(playground):
    play = playground(versus={"g_rate": 1e-4})
    play.step(10)
    play.change(1, seed=9, world=data.moons)
    assert [one["seed"] for one in play.choices] == [9, 9] and [one["world"] for one in play.choices] == ["moons"] * 2
    assert [one["g_rate"] for one in play.choices] == [2e-3, 1e-4]
    assert [side.step for side in play.sides] == [0, 0]


def test_where_one_breaks_both_go_back(playground, capsys):
    play = playground(versus={})
    play.step(110)
    play.sides[1].gan.discriminator.layers[-1].kernel.assign(np.full((16, 1), 1e38))
    play.step(60)
    assert [side.step for side in play.sides] == [100, 100]
    assert capsys.readouterr().out.startswith("B: A loss became NaN")


# What changes, and what goes on.


def test_dials_act_on_the_game_as_it_is(playground):
    play = playground(penalty=penalties.r1(0.1))
    play.step(10)
    before, gan = weights(play), play.gan
    tell(play, "configure", side=0, choices={"d_rate": 0.01, "weight": 0.5})
    tell(play, "configure", side=0, choices={"smoothing": 0.1})
    assert play.frame().step == 10 and play.gan is gan and same(before, weights(play))
    np.testing.assert_allclose(float(gan.d_optimizer.learning_rate), 0.01)
    assert gan.penalty.weight == 0.5 and gan.objective.discriminator.smoothing == 0.1
    assert play.choices[0]["weight"] == 0.5


def test_new_rules_for_the_same_players(playground):
    play = playground()
    play.step(10)
    before = weights(play)
    tell(play, "configure", side=0, choices={"objective": "hinge"})
    tell(play, "configure", side=0, choices={"penalty": "R1"})
    assert play.frame().step == 10 and same(before, weights(play))
    assert play.gan.objective is objectives.hinge and play.gan.penalty.weight == menus.FIRST_WEIGHT
    assert [list(mark) for mark in play.curves[0]["marks"]] == [[10, "new objective"], [10, "new penalty"]]
    play.step(5)
    assert not same(before, weights(play))


def test_rules_change_while_it_plays(playground):
    play = playground()
    play.start()
    until(lambda: play.sides[0].step > 20)
    play.change(d_turns=3)
    at = play.sides[0].step
    until(lambda: play.sides[0].step > at + 20)
    play.pause()
    assert play.sides[0].gan.d_turns == 3 and at > 20


def test_jobs_are_done_in_their_order():
    """One comes while no training takes commands, one after it has begun again and before it asks what waits."""
    done = []

    class Training:
        ended, commands = True, ()

        def command(self, name, change):
            if not self.ended:
                self.commands.append(change)

        def run(self):
            self.ended, self.commands = False, []
            if not done:
                worker.do("second", lambda: done.append(2))
            worker.pass_on()
            for change in self.commands:
                change()
            self.ended = True

    worker = Worker(Training(), on_error=None)
    worker.do("first", lambda: done.append(1)).result()
    worker.wait()
    assert done == [1, 2]


@pytest.mark.parametrize("choices", [{"world": "moons"}, {"seed": 3}, {"latent_dim": 1}, {"d_units": 8}])
def test_everything_else_begins_a_new_game(playground, choices):
    play = playground()
    play.step(10)
    tell(play, "configure", side=0, choices=choices)
    assert play.frame().step == 0 and play.sides[0].turns == (0, 0)
    assert choices.items() <= play.choices[0].items()


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"d_layers": 7}, "d_layers is 7"),
        ({"seed": None}, "seed is None"),
        ({"g_rate": -1}, "g_rate is -1"),
        ({"latent_dim": 0}, "latent_dim is 0"),
        ({"d_units": 10**6}, "from 1 to 256"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(playground, choices, sentence):
    play = playground()
    play.step(10)
    before, shown = weights(play), list(play.choices)
    tell(play, "configure", side=0, choices=choices)
    assert sentence in play.notice["text"]
    assert play.choices == shown and play.frame().step == 10 and same(before, weights(play))


def test_a_smoothing_ends_with_the_classifier(playground):
    play = playground(smoothing=0.2)
    tell(play, "configure", side=0, choices={"objective": "Wasserstein"})
    assert play.choices[0]["smoothing"] == 0 and not play.choices[0]["can_smooth"]


def test_drawn_data(playground):
    play = playground()
    tell(play, "draw", strokes=[[[-1, 0], [1, 0]], [[0, 1]]])
    assert play.choices[0]["world"] == "drawn"
    assert play.step(3).known_modes == 16
    assert np.abs(play.frame().real[:, 1]).min() < 0.1
    tell(play, "draw", strokes=[])
    assert "draw at least one" in play.notice["text"] and play.frame().step == 3


def test_menus_offer_all_of_the_package():
    offered = {name: list(values.values()) for name, values in menus.VALUES.items()}
    for value in vars(objectives).values():
        assert not isinstance(value, objectives.Objective) or value in offered["objective"]
    for value in vars(penalties).values():
        a_penalty = isinstance(value, type) and issubclass(value, penalties.Weighted)
        a_penalty = a_penalty and value is not penalties.Weighted
        assert not a_penalty or value in offered["penalty"]
    assert {type(make(0.1)) for make in offered["d_optimizer"]} == {optimizers.Adam, keras.optimizers.SGD}
    assert len(offered["world"]) == 7


def test_menus_mean_what_they_show():
    settings = defaults()
    for name, values in menus.VALUES.items():
        for shown, value in values.items():
            changed = menus.meant(settings, {name: shown})
            assert changed[name] is value
    for noise, kind in menus.NOISES.items():
        prior = menus.meant(settings, {"noise": noise, "latent_dim": 1})["prior"]
        assert type(prior) is kind and prior.latent_dim == 1
    assert menus.meant(settings, menus.described(settings)).items() >= {"d_rate": 2e-3, "world": data.ring}.items()


def test_what_the_menus_do_not_know_comes_from_code(playground):
    class Points:
        def points(self, count, seed=0):
            return data.ring.points(count, seed)

    play = playground(world=Points(), prior=priors.normal(3))
    assert play.choices[0]["world"] == menus.FROM_CODE and play.choices[0]["latent_dim"] == 3
    tell(play, "configure", side=0, choices={"world": menus.FROM_CODE})
    assert play.frame().step == 0


# What the browser gets.


def test_a_frame_is_one_message_of_bytes(playground):
    play = playground()
    play.step(7)
    header, frame = unpacked(play.shown), play.frame()
    assert header["step"] == 7 and header["turns"] == [7, 7] and header["state"] == "paused"
    [side] = header["sides"]
    for name in ("real", "fake", "arrows", "density", "surface", "best", "manifold"):
        np.testing.assert_array_equal(side["arrays"][name], getattr(frame, name).astype("float32"))
    assert side["box"] == list(frame.box) and side["probability"] is True
    assert len(play.shown) < 60_000


def test_curves_come_with_their_floor(playground):
    play = playground()
    play.step(200)
    [curves] = play.curves
    assert curves["step"] == [0, 100, 200] and len(curves["js"]) == len(curves["d_loss"]) == 3
    assert curves["d_loss"][0] is None and curves["d_loss"][1] > 0
    assert 0 < curves["floor"]["js"] < 0.02 and curves["known_modes"] == 8
    json.dumps(curves, allow_nan=False)


def test_a_nan_in_a_frame_can_be_sent(playground):
    play = playground()
    play.gan.generator.layers[-2].bias.assign([np.nan, 0.0])
    play._ask("look", play._show)
    assert np.isnan(unpacked(play.shown)["sides"][0]["arrays"]["fake"]).any()


def test_play_and_pause(playground):
    play = playground()
    tell(play, "play")
    until(lambda: play.sides[0].step > 30 and unpacked(play.shown)["step"] > 0)
    assert len(threads()) == 1
    header = unpacked(play.shown)
    assert header["state"] == "playing"
    tell(play, "pause")
    until(lambda: not threads())
    held = play.sides[0].step
    assert unpacked(play.shown)["state"] == "paused" and unpacked(play.shown)["step"] == held
    time.sleep(0.2)
    assert play.sides[0].step == held


def test_turns_phases_and_rewinding_by_button(playground):
    play = playground()
    tell(play, "turn", player="discriminator")
    tell(play, "turn", player="generator")
    tell(play, "turn", player="generator")
    play.frame()
    assert unpacked(play.shown)["turns"] == [1, 2]
    tell(play, "step")
    play.frame()
    assert unpacked(play.shown)["turns"] == [2, 3] and unpacked(play.shown)["step"] == 1
    tell(play, "next")
    play.frame()
    assert unpacked(play.shown)["phase"]["number"] == 1
    tell(play, "rewind", step=0)
    play.frame()
    header = unpacked(play.shown)
    assert header["turns"] == [0, 0] and header["phase"] is None


def test_slow_motion_goes_on_by_itself_and_can_be_left(playground, monkeypatch):
    monkeypatch.setattr("ganedu.live.playground.widget.SECONDS_PER_PHASE", 0.05)
    play = playground()
    seen = set()
    play.observe(lambda change: seen.add((unpacked(change.new)["phase"] or {}).get("number")), "shown")
    tell(play, "slow")
    until(lambda: play.sides[0].step >= 2)
    assert set(range(1, 11)) <= seen
    tell(play, "play")
    until(lambda: play.sides[0].step > 20)
    play.pause()
    play.step(1)
    assert unpacked(play.shown)["phase"] is None


def test_one_playground_plays_at_a_time(playground):
    first = playground()
    first.start()
    until(lambda: first.sides[0].step > 5)
    second = playground()  # the cell was run again
    until(lambda: not threads())
    held = first.sides[0].step
    second.start()
    until(lambda: second.sides[0].step > 5)
    assert first.sides[0].step == held and len(threads()) == 1


def test_closing_ends_the_thread(playground):
    play = playground()
    play.start()
    until(lambda: play.sides[0].step > 5)
    play.close()
    assert not threads()


def closed(doing):
    """References to a playground that was closed while it did something, and to its game."""
    play = Playground(**SMALL)
    play.step(1)
    if doing != "nothing":
        tell(play, doing)
        until(lambda: unpacked(play.shown)["state"] != "paused")
    play.close()
    return weakref.ref(play), weakref.ref(play.gan)


@pytest.mark.parametrize("doing", ["nothing", "play", "slow"])
def test_a_closed_playground_leaves_memory(doing):
    references = closed(doing)
    gc.collect()
    assert [reference() for reference in references] == [None, None]


def test_an_error_in_the_worker_is_said(playground, monkeypatch):
    play = playground()
    play.step(1)

    def fail(iterator, steps):
        raise RuntimeError("no memory is left")

    monkeypatch.setattr(play._engine._match, "make_call", lambda on_device: fail)
    tell(play, "play")
    until(lambda: play.notice)
    until(lambda: not threads())
    assert play.notice["text"] == "The game was stopped by an error: no memory is left"
    assert unpacked(play.shown)["state"] == "paused"
    monkeypatch.undo()
    assert play.step(2).step == 3


def test_play_ends_by_itself(playground, monkeypatch):
    monkeypatch.setattr("ganedu.live.playground.widget.LONGEST", 40)
    play = playground()
    play.start()
    until(lambda: play.notice)
    until(lambda: not threads())
    assert play.sides[0].step == 40 and "Paused after 40 steps" in play.notice["text"]
    play.start()
    until(lambda: play.sides[0].step == 80)


@pytest.mark.parametrize(
    "more", [{}, {"versus": {"objective": objectives.minimax}}, {"penalty": penalties.r1(3.0), "seed": 4}]
)
def test_a_fresh_one_is_as_the_first_was_made(playground, more):
    play = playground(**more)
    play.step(3)
    play.change(d_turns=2, g_rate=0.1)
    again = play.fresh()
    again.step(4)
    other = playground(**more)
    other.step(4)
    assert len(again.sides) == len(other.sides)
    assert all(same(weights(again, side), weights(other, side)) for side in range(len(other.sides)))
    assert again.choices == other.choices
    again.close()
