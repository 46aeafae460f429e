"""The training panel, without a browser: what clicks do, what is shown, what can be rewound to."""

import asyncio
import csv
import errno
import io
import threading
import time

from ganedu import GAN, checkpoints, live, metrics, networks, objectives, penalties, priors
from ganedu.callbacks import FailureDetectors
from ganedu.live.kit.thinned import Thinned
from ganedu.live.panel.controls import controls
from ganedu.live.panel.panel import exports
from ganedu.live.panel.timeline import MOST_FRAMES, Frame, Frames
from ganedu.live.panel.view import PanelView
import keras
import numpy as np
from PIL import Image
import pytest
import tensorflow as tf


def until(condition, seconds=30):
    """Waits for what another thread does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)


def click(run, do, **arguments):
    """What the browser's message does."""
    run._panel.view._obey(None, {"do": do, **arguments}, [])


def state(run):
    return run._panel.view.status["state"]


def texts(run, kind):
    return [note["text"] for note in run._panel.view.notes if note["kind"] == kind]


@pytest.fixture
def begin(make_gan, points):
    """Begins trainings, paused where asked, and ends them after the test."""
    runs = []

    def begin(gan=None, steps=100_000, **options):
        run = live.train(gan or make_gan(), points, steps=steps, **options)
        runs.append(run)
        until(lambda: "state" in run._panel.view.status)
        return run

    yield begin
    for run in runs:
        run.end()


def paused(run):
    run.pause()
    until(lambda: run.state == "paused")
    return run


def test_buttons(begin):
    run = begin()
    until(lambda: run.losses["step"])
    click(run, "main")
    until(lambda: state(run) == "paused")
    click(run, "main")
    until(lambda: state(run) == "running")
    click(run, "stop")
    assert run.wait(30).state == "stopped"
    assert state(run) == "stopped"


def test_it_can_wait_for_start(begin):
    run = begin(start=False)
    until(lambda: state(run) in ("waiting", "paused"))
    assert run.state == "paused" and not run.losses["step"]
    click(run, "main")
    until(lambda: run.losses["step"])


def test_single_turns(begin, make_gan):
    gan = make_gan()
    run = begin(gan, start=False)
    click(run, "turn", player="d")
    click(run, "turn", player="d")
    click(run, "turn", player="g")
    until(lambda: int(gan.g_optimizer.iterations) == 1)
    assert int(gan.d_optimizer.iterations) == 2
    assert [name for _, name in run._training.log][-3:] == [
        "discriminator turn",
        "discriminator turn",
        "generator turn",
    ]


def test_a_turn_shows_what_it_did(begin, make_gan):
    gan = make_gan()
    run = begin(gan, start=False)
    batch, scores = run._panel._batch, run._panel.view.frame["real"]
    seed = gan.turn_seed(gan.d_optimizer)
    before = float(gan.discriminator_loss(batch, seed))
    click(run, "turn", player="d")
    until(lambda: texts(run, "turn"))
    after = float(gan.discriminator_loss(batch, seed))
    assert texts(run, "turn") == [
        f"D turn: D's loss went from {before:.3f} to {after:.3f} on the same batch and noise."
    ]
    until(lambda: run._panel.view.frame["real"] != scores)
    until(lambda: run._panel.view.status["sentence"].endswith("D 1 and G 0 turns"))


def test_after_a_way_back_nothing_of_what_came_after_stays(begin, make_gan):
    class Always:
        def __call__(self, look):
            return "something was seen." if look.step >= 200 else None

    detectors = FailureDetectors([Always()], every=100, report=lambda sentence: None)
    run = begin(make_gan(), steps=400, callbacks=[detectors]).wait(60)
    assert len(texts(run, "alert")) == len(detectors.findings) == 1
    click(run, "scrub", index=0)
    run._panel.go_back(0)
    assert texts(run, "alert") == detectors.findings == []
    run.start()
    run.wait(60)
    assert len(texts(run, "alert")) == 1, "what fails again is told again"


def test_an_earlier_panel_offers_the_newer_training(begin):
    earlier = begin(steps=20).wait(60)
    assert not earlier._panel.view.newer
    newer = begin(steps=100_000)
    assert earlier._panel.view.newer and not newer._panel.view.newer
    click(earlier, "follow")
    assert not earlier._panel.view.newer
    until(lambda: earlier._panel.view.status["state"] == "running")
    click(earlier, "stop")
    assert newer.wait(30).state == "stopped"
    until(lambda: earlier._panel.view.status == newer._panel.view.status)


def test_an_interruption_is_a_sentence(begin):
    run = begin()
    until(lambda: run.losses["step"])

    lines = []

    async def cell():
        try:
            await run
        except asyncio.CancelledError as error:
            lines.extend(error._render_traceback_())

    async def interrupted():
        waiting = asyncio.ensure_future(cell())
        await asyncio.sleep(0.1)
        waiting.cancel()
        await waiting

    thread = threading.Thread(target=lambda: asyncio.run(interrupted()))  # here a browser's loop may be running
    thread.start()
    thread.join()
    (line,) = lines
    assert "You interrupted the kernel, and the training was stopped: <Run stopped:" in line
    assert run.state == "stopped"


def test_the_frame_shows_samples_and_the_answers_of_d(begin):
    run = begin(steps=300).wait(60)
    frame, curves = run._panel.view.frame, run._panel.view.curves
    assert frame["step"] == 300 and frame["png"] is None, "points are no images"
    assert len(np.frombuffer(frame["real"], "float32")) == len(np.frombuffer(frame["fake"], "float32")) == 64
    steps = np.frombuffer(curves["losses"]["x"], "float32")
    assert steps[-1] == 300 and len(np.frombuffer(curves["losses"]["d_loss"], "float32")) == len(steps)
    assert set(curves["gradients"]) == {"x", "D", "G"}
    assert run._panel.view.timeline["frames"] == len(run._panel._frames) >= 2


def test_images_become_a_png(rng):
    generator, discriminator = networks.dense_generator(4, (8,)), networks.dense_discriminator(units=(8,))
    gan = GAN(generator, discriminator)
    gan.compile(keras.optimizers.Adam(), keras.optimizers.Adam())
    images = tf.data.Dataset.from_tensors(rng.uniform(-1, 1, (8, 28, 28, 1)).astype("float32")).repeat()
    run = live.train(gan, images, steps=3).wait(60)
    assert Image.open(io.BytesIO(run._panel.view.frame["png"])).size == (280, 224)


# Steering.


def test_only_what_a_game_plays_with_can_be_steered(make_gan):
    plain = controls(make_gan())
    assert list(plain) == ["d_rate", "g_rate", "smoothing", "d_turns"]
    hinge = controls(make_gan(objective=objectives.hinge, penalty=penalties.r1(0.1) + penalties.r2(0.2)))
    assert list(hinge) == ["d_rate", "g_rate", "r1", "r2", "d_turns"]
    schedule = keras.optimizers.schedules.CosineDecay(1e-3, 100)
    assert "g_rate" not in controls(make_gan(g_optimizer=keras.optimizers.Adam(schedule)))


def test_rates_and_weights_act_without_tracing(begin, make_gan):
    penalty = penalties.r1(0.1)
    gan = make_gan(penalty=penalty)
    run = begin(gan)
    until(lambda: run.losses["step"])
    call = gan._calls
    click(run, "steer", name="g_rate", value=5e-4)
    click(run, "steer", name="r1", value=2.0)
    until(lambda: len(run._training.log) == 2)
    until(lambda: len(texts(run, "change")) == 2)
    assert float(gan.g_optimizer.learning_rate) == pytest.approx(5e-4)
    assert float(gan.d_optimizer.learning_rate) == pytest.approx(1e-3)
    assert penalty.weight == 2.0 and gan._calls is call
    assert texts(run, "change") == ["G's learning rate = 0.0005", "R1 weight = 2"]


def test_turns_rebuild_the_game_and_say_so(begin, make_gan):
    gan = make_gan()
    run = begin(gan)
    until(lambda: run.losses["step"])
    paused(run)
    before = int(gan.d_optimizer.iterations), int(gan.g_optimizer.iterations)
    click(run, "steer", name="d_turns", value=3)
    click(run, "steer", name="g_rate", value=5e-4)
    until(lambda: len(texts(run, "change")) == 2)
    until(lambda: run._training._commands.empty())
    assert state(run) == "paused", "the button says Resume while it waits"
    states = []
    run._panel.view.observe(lambda change: states.append(change["new"]["state"]), "status")
    run.resume()
    until(lambda: any("recompiled in" in text for text in texts(run, "change")))
    assert states[0] == "recompiling"
    paused(run)
    d_turns = int(gan.d_optimizer.iterations) - before[0]
    g_turns = int(gan.g_optimizer.iterations) - before[1]
    assert g_turns > 0 and d_turns == 3 * g_turns


def test_smoothing_comes_and_is_then_moved_without_tracing(begin, make_gan):
    gan = make_gan()
    run = begin(gan)
    until(lambda: run.losses["step"])
    click(run, "steer", name="smoothing", value=0.1)
    until(lambda: isinstance(gan.objective.discriminator, objectives.smoothed_cross_entropy))
    done = len(run.losses["step"])
    until(lambda: len(run.losses["step"]) > done + 1)
    call = gan._calls
    click(run, "steer", name="smoothing", value=0.25)
    until(lambda: gan.objective.discriminator.smoothing == 0.25)
    assert gan._calls is call and gan.objective.generator is objectives.non_saturating.generator


@pytest.mark.parametrize(
    ("name", "value", "says"), [("g_rate", 7.0, "expected a number in"), ("speed", 1.0, "to steer")]
)
def test_what_cannot_be_steered_is_said(begin, name, value, says):
    run = begin()
    click(run, "steer", name=name, value=value)
    assert says in texts(run, "problem")[0]
    assert run.state == "running"


# Looking back, and rewinding.


def test_frames_are_thinned_and_the_newest_is_kept():
    frames = Frames()
    for step in range(5000):
        frames.add(Frame(step, b""))
        assert len(frames) <= MOST_FRAMES + 1 and frames[-1].step == step and frames[0].step == 0
    gaps = np.diff([frame.step for frame in frames])
    assert len(frames) > MOST_FRAMES / 3 and len(set(gaps[:-1])) == 1


def test_thinned_curves_keep_their_means():
    curve = Thinned("value", most=50)
    for step in range(1, 1601):
        curve.append(step, float(step))
    points = curve.arrays()
    assert len(points["x"]) <= 51
    np.testing.assert_allclose(points["x"], points["value"])
    assert points["x"][-1] == 1600
    curve.cut(800)
    assert curve.arrays()["x"].max() <= 800


def test_scrubbing_shows_a_kept_frame_and_comes_back(begin):
    run = begin(steps=400).wait(60)
    click(run, "scrub", index=0)
    assert run._panel.view.frame["step"] == 0 and run._panel.view.timeline["shown"] == 0
    click(run, "scrub", index=None)
    assert run._panel.view.frame["step"] == 400 and run._panel.view.timeline["shown"] is None


def test_a_rewind_after_the_end_ends_bit_equal(begin, make_gan):
    gan = make_gan()
    run = begin(gan, steps=120).wait(60)
    end, losses = [weight.numpy() for weight in gan.everything_trained()], dict(run.losses)
    middle = run.checkpoints[len(run.checkpoints) // 2]
    assert 0 < middle < 120 and len(run.checkpoints) <= 12
    run.rewind(middle)
    assert run.wait(60).state == "finished"
    for value, weight in zip(end, gan.everything_trained(), strict=True):
        np.testing.assert_array_equal(weight, value)
    assert run.losses["step"][-1] == losses["step"][-1] == 120
    assert (np.diff(run.losses["step"]) > 0).all()


def test_a_rewind_while_paused_goes_back_at_once(begin, make_gan):
    gan = make_gan()
    run = begin(gan, steps=100_000)
    until(lambda: run.losses["step"])
    paused(run)
    click(run, "scrub", index=0)
    click(run, "rewind")
    until(lambda: run.losses["step"] == [])
    assert run.state == "paused" and int(gan.g_optimizer.iterations) == 0
    run.resume()
    until(lambda: run.losses["step"])


def test_rewind_names_the_checkpoints(begin):
    run = begin(steps=50).wait(60)
    with pytest.raises(ValueError, match="There is no checkpoint at step 7; the checkpoints are at: 0"):
        run.rewind(7)


def test_a_rewind_forgets_later_checkpoints_on_disk(begin, make_gan, tmp_path):
    kept = checkpoints.Checkpoints(tmp_path, every_seconds=0)
    run = begin(make_gan(), steps=120, callbacks=[kept]).wait(60)
    assert sorted(tmp_path.glob("step-*"))[-1].stem == "step-0000000120"
    run.rewind(0)
    run.wait(60)
    assert sorted(tmp_path.glob("step-*"))[-1].stem == "step-0000000120"


# What goes wrong.


def test_a_full_disk_ends_the_checkpoints_and_not_the_training(begin, monkeypatch):
    def full(*arguments, **named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoints, "save", full)
    run = begin(steps=40).wait(60)
    assert run.state == "finished" and run.checkpoints == []
    assert "No space left on device" in texts(run, "problem")[0]


def test_a_full_disk_during_export_leaves_nothing(begin, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run = begin(steps=40).wait(60)

    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("ganedu.training.files.os.replace", full)
    click(run, "export", kind="csv")
    assert "No space left on device" in texts(run, "problem")[0]
    assert list(tmp_path.iterdir()) == []


def test_nan_is_told_and_the_last_good_weights_stay(make_gan, begin):
    gan = make_gan(g_optimizer=keras.optimizers.SGD(1e30))
    run = begin(gan, steps=2_000).wait(60)
    assert run.state == "stopped"
    assert any(text.startswith("NaN") for text in texts(run, "alert"))
    assert all(np.isfinite(weight).all() for weight in gan.generator.get_weights())


def test_two_runs_and_no_thread_is_left(begin, make_gan):
    first = begin()
    second = begin(make_gan())
    assert first.state == "stopped"
    second.end()
    assert not [thread for thread in threading.enumerate() if thread.name == "ganedu training"]


# Files.


def test_csv_has_every_number_at_its_step(begin, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run = begin(steps=300).wait(60)
    click(run, "export", kind="csv")
    rows = list(csv.DictReader((tmp_path / "training.csv").open()))
    losses = [(int(row["step"]), float(row["d_loss"])) for row in rows if row["d_loss"]]
    assert losses == list(zip(run.losses["step"], run.losses["d_loss"], strict=True))
    assert any(row["g_gradient"] for row in rows)
    click(run, "export", kind="csv")
    assert (tmp_path / "training_2.csv").exists(), "nothing is overwritten"


def test_a_gif_stays_small(rng):
    pictures = []
    for step in range(60):
        buffer = io.BytesIO()
        Image.fromarray(rng.integers(0, 256, (224, 280), "uint8")).save(buffer, "png")  # noise, which no file packs
        pictures.append((step, buffer.getvalue()))
    content = exports.gif(pictures)
    assert len(content) <= 2_000_000 and 10 <= Image.open(io.BytesIO(content)).n_frames < 60


def test_gif_plays_all_frames():
    pictures = []
    for grey in range(0, 250, 10):
        buffer = io.BytesIO()
        Image.fromarray(np.full((40, 80), grey, "uint8")).save(buffer, "png")
        pictures.append((10 * grey, buffer.getvalue()))
    animation = Image.open(io.BytesIO(exports.gif(pictures)))
    assert animation.n_frames == 25 and animation.size == (80, 56)  # with a line below for the step
    animation.seek(24)
    last = np.asarray(animation.convert("L"))
    assert last[:40].mean() == pytest.approx(240, abs=1)
    assert last[40:].max() > 200 > last[40:].mean(), "the step, in white on black"
    with pytest.raises(ValueError, match="no frame to save"):
        exports.gif([])


# Quality.


def test_the_quality_curve_is_the_frechet_distance(begin, make_gan, rng):
    real = rng.normal(size=(2000, 2))
    quality = live.Quality(real, features=lambda points: np.asarray(points), every_seconds=0.0)
    gan = make_gan(prior=priors.normal(2))
    run = begin(gan, steps=200, callbacks=[quality]).wait(60)
    assert quality.readings["step"][-1] == 200
    expected = metrics.frechet_distance(real[:1000], gan.generate(gan.prior(1000, seed=1)))
    assert quality.readings["frechet_distance"][-1] == pytest.approx(expected, rel=1e-6)
    assert run._panel.view.floor == pytest.approx(metrics.frechet_distance(real[:1000], real[1000:]))
    with pytest.raises(ValueError, match="at least 2,000"):
        live.Quality(real[:1500])


def test_a_static_view_has_words(begin):
    data, _ = PanelView(None)._repr_mimebundle_()
    assert data["text/plain"].startswith("A training was shown here")
