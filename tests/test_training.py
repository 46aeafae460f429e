"""The worker and the live panel, without a browser."""

import asyncio
import concurrent.futures
import faulthandler
import io
import threading
import time

from ganedu import live, plots
import keras
import numpy as np
from PIL import Image
import pytest


def until(condition, seconds=30):
    """Waits for what another thread does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            faulthandler.dump_traceback()
            pytest.fail("nothing happened; where each thread stands is in the captured stderr")
        time.sleep(0.01)


def test_a_watched_run_equals_an_unwatched_one(make_gan, points):
    watched, unwatched = make_gan(), make_gan()
    run = live.train(watched, points, steps=40).wait()
    unwatched.fit(points, steps_per_epoch=40, verbose=0)
    for a, b in zip(watched.weights, unwatched.weights, strict=True):
        np.testing.assert_array_equal(a, b)
    assert run.state == "finished" and run.losses["step"][-1] == 40
    assert "finished: 40 of 40 steps" in repr(run)


def test_pause_holds_and_resume_goes_on(make_gan, points):
    gan = make_gan()
    run = live.train(gan, points, steps=100_000)
    until(lambda: run.losses["step"])
    run.pause()
    until(lambda: run.state == "paused")
    held = int(gan.g_optimizer.iterations)
    time.sleep(0.4)
    assert int(gan.g_optimizer.iterations) == held
    run.resume()
    until(lambda: int(gan.g_optimizer.iterations) > held)
    run.stop()
    assert run.wait(30).state == "stopped"
    assert [name for _, name in run._training.log] == ["pause", "resume", "stop"]


def test_single_turns_while_paused(make_gan, points):
    gan = make_gan()
    run = live.train(gan, points, steps=100_000)
    run.pause()
    until(lambda: run.state == "paused")
    before = int(gan.d_optimizer.iterations), int(gan.g_optimizer.iterations)
    run._training.discriminator_turn()
    run._training.discriminator_turn()
    run._training.generator_turn()
    run.stop()
    run.wait(30)
    assert int(gan.d_optimizer.iterations) == before[0] + 2
    assert int(gan.g_optimizer.iterations) == before[1] + 1


def test_stopping_a_paused_run_ends_it(make_gan, points):
    run = live.train(make_gan(), points, steps=100_000)
    run.pause()
    until(lambda: run.state == "paused")
    run.stop()
    assert run.wait(30).state == "stopped"
    assert not run._thread.is_alive()


def test_an_exception_in_the_worker_reaches_the_learner(make_gan, points):
    class Trouble(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            raise ZeroDivisionError("trouble")

    run = live.train(make_gan(), points, steps=100, callbacks=[Trouble()])
    with pytest.raises(ZeroDivisionError, match="trouble"):
        run.wait(30)
    assert run.state == "failed"
    sentence = run._panel.view.status["sentence"]
    assert "failed" in sentence and "trouble" in sentence


def test_a_failed_run_leaves_the_game_free(make_gan, points):
    class Trouble(keras.callbacks.Callback):
        def on_train_begin(self, logs=None):
            raise ZeroDivisionError

    gan = make_gan()
    with pytest.raises(ZeroDivisionError):
        live.train(gan, points, steps=10, callbacks=[Trouble()]).wait(30)
    assert live.train(gan, points, steps=10).wait(30).state == "finished"


def test_a_live_training_is_not_disturbed_by_fit(make_gan, points):
    gan = make_gan()
    run = live.train(gan, points, steps=100_000)
    until(lambda: run.losses["step"])
    with pytest.raises(RuntimeError, match="being trained already"):
        gan.fit(points, steps_per_epoch=1)
    run.stop()
    run.wait(30)


@pytest.mark.parametrize("same", [True, False])
def test_a_cell_that_is_run_again_ends_its_earlier_training(make_gan, points, capsys, same):
    gan = make_gan()
    earlier = live.train(gan, points, steps=100_000)
    until(lambda: earlier.losses["step"])
    later = live.train(gan if same else make_gan(), points, steps=10)
    assert earlier.state == "stopped" and not earlier._thread.is_alive()
    assert "The earlier training was stopped: <Run stopped" in capsys.readouterr().out
    assert later.wait(30).state == "finished"


def test_bad_data_leaves_the_earlier_training_alone(make_gan, points):
    earlier = live.train(make_gan(), points, steps=100_000)
    with pytest.raises(TypeError):
        live.train(make_gan(), "points", steps=10)
    assert earlier.state == "running"
    earlier.stop()
    earlier.wait(30)


def in_an_event_loop(coroutine):
    """Runs a coroutine in a thread of its own: this thread's loop may be in use by the browser tests."""
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(60)


def test_await_waits_for_the_end(make_gan, points):
    async def wait_for(run):
        return await run

    run = live.train(make_gan(), points, steps=20)
    assert in_an_event_loop(wait_for(run)) is run
    assert run.state == "finished"


def test_a_cancelled_wait_stops_the_run(make_gan, points):
    async def cancelled(run):
        async def wait():
            await run

        task = asyncio.ensure_future(wait())
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run = live.train(make_gan(), points, steps=100_000)
    in_an_event_loop(cancelled(run))
    assert run.wait(30).state == "stopped"


def test_no_thread_is_left(make_gan, points):
    live.train(make_gan(), points, steps=5).wait(30)
    assert not [thread for thread in threading.enumerate() if thread.name == "ganedu training"]


def test_tile_puts_images_row_by_row():
    images = np.linspace(-1, 1, 5)[:, None, None, None] * np.ones((5, 2, 3, 1))
    tiled = plots.tile(images, columns=2)
    assert tiled.shape == (6, 6, 1)
    np.testing.assert_array_equal(tiled[::2, ::3, 0], [[0, 64], [128, 191], [255, 0]])
    with pytest.raises(ValueError, match="expected"):
        plots.tile(np.zeros((2, 28, 28)))


def test_the_last_frame_is_a_small_picture(rng):
    digits = np.clip(rng.normal(-1, 1, (80, 28, 28, 1)), -1, 1)
    losses = {"step": [1, 2, 3], "d_loss": [1.0, 0.5, 0.7], "g_loss": [1.0, 1.5, np.nan]}
    picture = plots.last_frame(digits, losses, "finished")
    assert Image.open(io.BytesIO(picture)).size[0] > 600
    assert len(picture) <= 80_000
