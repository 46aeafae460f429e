"""The page that a run writes: every number on it was measured in that run."""

import datetime
import importlib.metadata
import os
import pathlib
import platform

from ganedu import plots
import numpy as np

from benchmarks import markdown
from benchmarks.speed import growth
from benchmarks.speed.standings import BARS, CLASSIC, GANEDU, LEAST_SHARE, SHARE_TASK
from benchmarks.speed.tasks import flops_per_image

PACKAGES = ("tensorflow", "keras", "torch", "numpy")
INSTRUCTIONS = ("avx2", "avx512f", "avx512_bf16", "amx_bf16")


def page(matches, sweeps, load, picture):
    """Writes the page.

    Args:
        matches: a list of `standings.Match`.
        sweeps: a list of `growth.Sweep`.
        load: the machine's load average before the run.
        picture: the picture's address, as seen from the page.

    Returns:
        Markdown.
    """
    first = ["# Speed", f"![How fast, beside whom]({picture})", _how(matches, load), bars(matches)]
    return "\n\n".join([*first, *map(section, matches), growth_section(sweeps)]) + "\n"


def section(match):
    """What the contestants did on one task, in Markdown."""
    return f"## {str(match.task).capitalize()}\n\n{_costs(match)}\n\n{_standings(match)}"


def bars(matches):
    """Each bar, what was measured, and whether it was met, in Markdown."""
    return "## Bars\n\n" + markdown.table(("bar", "measured", "verdict"), _verdicts(matches))


def _how(matches, load):
    rounds = len(next(iter(matches[0].players.values())).rates)
    return (
        f"Written by `make bench` on {datetime.date.today()}: {machine()}, load average {load:.1f} before the run; "
        f"{_versions()}.\n\n"
        "Each contestant trains in a process of its own, and they take turns: a round is one turn of each, and a ratio "
        f"compares two turns of the same round. Given are medians over {rounds} rounds and, in brackets, quartiles. "
        "ganedu, stock Keras and PyTorch train the same networks by the same alternating algorithm, and a test "
        "compares their losses and gradients; PyTorch tuned has a fused Adam and channels last in memory. The classic "
        "program is timed as it stands, with another algorithm: it updates both players at once from one fake batch. "
        "The limit is the faster of TensorFlow's and PyTorch's products of square single-precision matrices, measured "
        "in the same rounds; where the processor multiplies bfloat16, that has a limit and contestants of its own. "
        "Memory is the peak of the process, framework and data included."
    )


def machine():
    """The processor as its maker names it, with its cores and instructions."""
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    flags = {flag for line in lines if line.startswith("flags") for flag in line.split()}
    known = [flag for flag in INSTRUCTIONS if flag in flags]
    instructions = f" with {', '.join(known)}" if known else ""
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores{instructions}"


def _versions():
    installed = {dist.metadata["Name"].lower(): dist.version for dist in importlib.metadata.distributions()}
    return ", ".join(f"{name} {installed[name]}" for name in PACKAGES if name in installed)


def _verdicts(matches):
    played = {match.task: match for match in matches}
    for bar in BARS:
        against = bar.peer or "the fastest other"
        ours = "" if bar.ours == GANEDU else f"{bar.ours}, "
        name = f"{bar.task}: {ours}at least {bar.least} x {against}"
        match = played.get(bar.task)
        peer = bar.peer or (match and match.fastest_other())
        if match is not None and bar.ours not in match.players:
            yield name, "", "not run: the processor multiplies no bfloat16"
        elif match is None or peer not in match.players:
            yield name, "", "not judged"
        else:
            lead = match.lead(peer, bar.ours)
            yield name, f"{_spread(lead)} ({peer})", _verdict(lead, bar.least)
    name = f"{SHARE_TASK}: at least {LEAST_SHARE:.0%} of the limit"
    match = played.get(SHARE_TASK)
    if match is None:
        yield name, "", "not judged"
    else:
        yield name, _percent(match.share(GANEDU)), _verdict(match.share(GANEDU), LEAST_SHARE)


def _verdict(values, least):
    return "met" if np.median(values) >= least else "missed"


def _costs(match):
    d_turn, g_turn = (flops / 1e6 for flops in flops_per_image(match.task))
    text = (
        f"{d_turn + g_turn:.2f} MFLOP an image: {d_turn:.2f} for the discriminator's turn (G forward, D forward and "
        f"backward on real and on fake) and {g_turn:.2f} for the generator's (G and D forward, D backward to its "
        "input, G backward). Products of layers are counted, and nothing else. "
    )
    if CLASSIC in match.players:
        text += (
            f"The classic program: {match.flops(CLASSIC) / 1e6:.2f} MFLOP, since it makes one fake batch, not two, "
            "but its optimizers also compute gradients that nobody uses. "
        )
    limits = [
        f"{_spread(np.array(limit.rates) / 1e9)} GFLOP/s in {kind}, {limit.entry.name}"
        for kind, limit in match.limits.items()
    ]
    return f"{text}The limit: {'; '.join(limits)}."


def _standings(match):
    rows = []
    for name, result in match.players.items():
        lead = "" if name == GANEDU else _spread(match.lead(name))
        rows.append((name, _spread(result.rates), lead, _percent(match.share(name)), f"{result.memory:.0f}"))
    return markdown.table(("", "images/s", "ganedu is faster by", "share of the limit", "peak memory, MB"), rows)


def growth_section(sweeps):
    """How the time of a step grows, in Markdown."""
    flops = [value for sweep in sweeps for value in sweep.flops]
    seconds = [value for sweep in sweeps for value in sweep.seconds]
    overhead, speed, worst = growth.affine(flops, seconds)
    rows = [
        (sweep.name, x, f"{f / 1e9:.2f}", f"{s * 1e3:.1f}", f"{memory:.0f}")
        for sweep in sweeps
        for x, f, s, memory in zip(sweep.x, sweep.flops, sweep.seconds, sweep.memory, strict=True)
    ]
    laws = [f"with {sweep.name} to the power {growth.power_law(sweep.x, sweep.seconds)[1]:.2f}" for sweep in sweeps]
    return (
        "## How cost grows\n\nganedu, convolutional; what is not varied stays at 32 channels, batch 64, 28 x 28. "
        "A step's time grows "
        f"{', '.join(laws)}. All points together: {overhead * 1e3:.1f} ms + FLOP / ({speed / 1e9:.0f} GFLOP/s), the "
        f"worst point {worst:.0%} off.\n\n"
        + markdown.table(("varied", "value", "GFLOP a step", "ms a step", "peak memory, MB"), rows)
    )


def picture(matches, sweeps):
    """Draws how many images a second each contestant trains on, and how the time of a step grows.

    Returns:
        A Matplotlib figure.
    """
    figure = plots.Picture((10.0, 6.2), layout="constrained")
    above, below = figure.subfigures(2, 1, height_ratios=(1.1, 1.0))
    axes = above.subplots(1, len(matches), squeeze=False)[0]
    for axis, match in zip(axes, matches, strict=True):
        _draw_standings(axis, match)
    _draw_growth(below, sweeps)
    return figure


def _draw_standings(axis, match):
    """Bars of medians with their quartiles, ours in colour; what the products alone would allow as lines."""
    names = list(match.players)
    low, middle, high = np.percentile([match.players[name].rates for name in names], (25, 50, 75), axis=1)
    colours = [plots.COLOURS[0] if name.startswith(GANEDU) else "0.75" for name in names]
    places = np.arange(len(names))
    axis.barh(places, middle, xerr=[middle - low, high - middle], color=colours, height=0.7)
    for place, value in zip(places, middle, strict=True):
        axis.annotate(f" {value:,.0f}", (0, place), va="center", fontsize=8)
    for number, (kind, limit) in enumerate(match.limits.items()):
        most = np.median(limit.rates) / match.flops(GANEDU)
        axis.axvline(most, color=plots.COLOURS[1], linestyle=("--", ":")[number], label=f"limit, {kind}")
    axis.set_yticks(places, names, fontsize=8)
    axis.invert_yaxis()
    axis.set_title(str(match.task).replace(", 28 x 28", ""), fontsize=9)
    axis.set_xlabel("images/s", fontsize=8)
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(frameon=False, fontsize=7, loc="lower right")


def _draw_growth(figure, sweeps):
    axes = figure.subplots(1, len(sweeps), sharey=True, squeeze=False)[0]
    for axis, sweep in zip(axes, sweeps, strict=True):
        factor, exponent = growth.power_law(sweep.x, sweep.seconds)
        axis.loglog(sweep.x, 1e3 * factor * np.power(sweep.x, exponent), color=plots.COLOURS[1], linewidth=1.2)
        axis.loglog(sweep.x, np.multiply(sweep.seconds, 1e3), "o", color=plots.COLOURS[0])
        axis.set_xticks(sweep.x, [str(x) for x in sweep.x])
        axis.minorticks_off()
        axis.set(xlabel=sweep.name, title=f"power {exponent:.2f}")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set(ylabel="ms a step")


def _spread(values):
    """Median and quartiles."""
    low, middle, high = np.percentile(values, (25, 50, 75))
    digits = 0 if middle >= 100 else 2
    return f"{middle:,.{digits}f} [{low:,.{digits}f}, {high:,.{digits}f}]"


def _percent(values):
    low, middle, high = np.percentile(values, (25, 50, 75))
    return f"{middle:.0%} [{low:.0%}, {high:.0%}]"
