"""What the live panel costs: python -m benchmarks.panel

For the two networks of `make bench`: the share of a training's time that goes into the panel's and the detectors'
callbacks, frames a second, and how much memory 10,000 updates leave behind beside the frames that are kept.
"""

import argparse
import gc
import time

from ganedu import GAN, data, live, networks, penalties
from ganedu.live.panel.timeline import MOST_FRAMES
from ganedu.optimizers import Adam
import keras

PAGES = "/proc/self/statm"
UPDATES = 10_000


def games():
    """The games that are watched, with their streams."""
    dense = networks.dense_generator(100), networks.dense_discriminator()
    dcgan = networks.dcgan_generator(), networks.dcgan_discriminator()
    recipe = penalties.lazy(penalties.r1(0.1), every=8)
    yield "dense, batch 128", compiled(GAN(*dense), 1e-3, 0.5), data.mnist(128)
    yield "DCGAN, batch 32", compiled(GAN(*dcgan, penalty=recipe), 2e-3, 0.0), data.mnist(32)


def compiled(gan, rate, beta):
    gan.compile(Adam(rate, beta, 0.99), Adam(rate, beta, 0.99, use_ema=True, ema_momentum=0.998))
    return gan


class Stopwatch(keras.callbacks.Callback):
    """Measures what the other callbacks of a training take, from before the first of them to after the last."""

    def __init__(self, callbacks):
        super().__init__()
        self.seconds = 0.0
        for name in ("on_train_batch_end", "on_standstill"):
            for callback in callbacks:
                if hasattr(callback, name):
                    setattr(callback, name, self._timed(getattr(callback, name)))

    def _timed(self, hook):
        def timed(*arguments, **named):
            start = time.perf_counter()
            hook(*arguments, **named)
            self.seconds += time.perf_counter() - start

        return timed


def measured(gan, stream, seconds):
    """Seconds of callbacks and of training, and frames, once the first five seconds are over."""
    run = live.train(gan, stream, steps=10_000_000)
    while len(run.losses["step"]) < 20:
        time.sleep(0.1)
    time.sleep(5)
    run.pause()
    while run.state != "paused":
        time.sleep(0.01)
    watch = Stopwatch(run._training.callbacks.callbacks)
    frames = Counter(run._panel)
    start = time.perf_counter()
    run.resume()
    time.sleep(seconds)
    run.pause()
    while run.state != "paused":
        time.sleep(0.01)
    elapsed = time.perf_counter() - start
    run.end()
    return watch.seconds / elapsed, frames.count / elapsed


class Counter:
    """Counts the frames that a panel draws."""

    def __init__(self, panel):
        self.count, draw = 0, panel._draw_frame

        def counted(*arguments):
            self.count += 1
            draw(*arguments)

        panel._draw_frame = counted


def memory():
    """Megabytes of this process that are in memory."""
    gc.collect()
    with open(PAGES) as file:
        return int(file.read().split()[1]) * 4096 / 1e6


def growth():
    """Megabytes that are left after `UPDATES` updates of a panel, its full set of frames not counted."""
    name, gan, stream = next(iter(games()))
    run = live.train(gan, stream, steps=10_000_000)
    while len(run.losses["step"]) < 20:
        time.sleep(0.1)
    run.pause()
    while run.state != "paused":
        time.sleep(0.01)
    panel = run._panel
    for update in range(3 * MOST_FRAMES):  # fills the frames
        panel._done = update
        panel._draw_frame()
    before = memory()
    for update in range(UPDATES):
        panel._done = 3 * MOST_FRAMES + update
        panel.on_train_batch_end(panel._done, {"d_loss": 1.0, "g_loss": 1.0})
        if update % 4 == 0:
            panel._draw_frame()
    after = memory()
    run.end()
    return after - before


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30.0)
    seconds = parser.parse_args().seconds
    for name, gan, stream in games():
        share, rate = measured(gan, stream, seconds)
        print(f"{name}: {share:.1%} of the time in callbacks, {rate:.1f} frames a second", flush=True)
    print(f"{UPDATES:,} updates leave {growth():.1f} MB behind, beside the frames that are kept")


if __name__ == "__main__":
    main()
