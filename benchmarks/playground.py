"""How fast is the 2-D playground, and how soon does it show a GAN that succeeds? python benchmarks/playground.py

Plays the default ring as the browser would (steps and frames together, everything but the drawing), once alone and once
as two games side by side; then says for some seeds when all modes are covered and how good the fakes are after 20 s.
With --presets it plays the games that fail instead, and prints what the playground says of each.
"""

import argparse
import time

from ganedu import live
from ganedu.live.playground.presets import PRESETS

SECONDS = 20
SEEDS = (0, 1, 2)


def played(seconds, **settings):
    """Plays for some seconds after a warm-up.

    Returns:
        The playground, and its steps and frames a second.
    """
    play = live.Playground(**settings)
    play.step(1)
    frames = []
    play.observe(lambda change: frames.append(time.perf_counter()), "shown")
    start = time.perf_counter()
    play.start()
    time.sleep(seconds)
    play.pause()
    lasted = time.perf_counter() - start
    return play, play.sides[0].step / lasted, len(frames) / lasted


def play_presets(seeds=range(5)):
    """Prints the playground's own verdict on each game that fails, with some seeds."""
    for preset in PRESETS:
        for seed in seeds:
            play = live.Playground()
            play._handle_custom_msg({"do": "fail", "name": preset.name}, [])
            play.change(seed=seed)
            play._preset = preset  # which a change takes away
            play.start()
            play._worker.wait()
            failed = play.notice["text"].endswith(preset.because)
            print(f"{preset.name}, seed {seed}: {'fails' if failed else 'DOES NOT FAIL'}. {play.notice['text']}")
            play.close()


def main():
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--presets", action="store_true", help="play the games that fail")
    arguments = parser.parse_args()
    if arguments.presets:
        return play_presets()
    seconds = arguments.seconds
    for name, settings in {"one game": {}, "two games": {"versus": {}}}.items():
        play, steps, frames = played(seconds, **settings)
        print(f"{name}: {steps:.0f} steps/s and {frames:.1f} frames/s, {len(play.shown) / 1000:.0f} kB a frame")
    for seed in SEEDS:
        play, steps, _ = played(seconds, seed=seed)
        history = play.history
        covered = next((at for at, modes in zip(history["step"], history["modes"], strict=True) if modes == 8), None)
        when = "never" if covered is None else f"after {covered / steps:.0f} s"
        print(f"seed {seed}: 8 modes {when}; after {seconds:.0f} s {play.measures}", flush=True)


if __name__ == "__main__":
    main()
