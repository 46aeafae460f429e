"""Proves that constraints.txt can be installed on every machine that the course supports.

Two things are checked for Python 3.11, 3.12 and 3.13 on each platform: every pin has a wheel there, and every
requirement of every package is met by a pin. Only the index's lists of files are read; no wheel is downloaded.

    .venv/bin/python tools/check_pins.py        what `make pins` calls
"""

import contextlib
from importlib import metadata
from pathlib import Path
import subprocess
import sys

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version
from pip._internal.commands import create_command
from pip._internal.index.collector import LinkCollector, parse_links

CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"
COURSE = "ganedu[lab,test,teacher]"
CUDA = "ganedu[cuda]"
PYTHONS = ("3.11", "3.12", "3.13")


def manylinux(machine):
    """Returns the wheel platforms that a Linux with glibc 2.31 (2020) can install."""
    names = [f"manylinux_2_{minor}_{machine}" for minor in range(31, 4, -1)]
    return [*names, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}"]


# The platform's name, the wheel platforms it accepts, and its values in requirement markers.
PLATFORMS = {
    "Linux x86_64": (manylinux("x86_64"), ("linux", "Linux", "x86_64")),
    "Linux aarch64": (manylinux("aarch64"), ("linux", "Linux", "aarch64")),
    "macOS arm64": ([*mac_platforms((12, 0), "arm64")], ("darwin", "Darwin", "arm64")),
}


def main():
    """Prints the table of pins and the verdict; returns the exit status."""
    pins = read_pins(CONSTRAINTS.read_text())
    table = wheel_table(pins)
    print_table(pins, table)
    faults = missing_wheels(pins, table) + unmet_requirements(pins) + pip_check()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"All {len(pins)} pins have a wheel for every Python and platform above, and meet every requirement.")
    return 1 if faults else 0


def read_pins(text):
    """Returns the version of every package in a constraints file, by its canonical name."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pairs = (line.split("==") for line in lines if line)
    return {canonicalize_name(name): version for name, version in pairs}


def wheel_table(pins):
    """Returns {(platform, python): names of the pins that have a wheel there}."""
    command = create_command("index")
    options, _ = command.parser.parse_args([])
    with command._build_session(options) as session:
        collector = LinkCollector.create(session, options=options)
        links = {name: wheels(collector, name, version) for name, version in pins.items()}
    return {
        (platform, python): {name for name in pins if any(fits(link, tags, python) for link in links[name])}
        for platform in PLATFORMS
        for python in PYTHONS
        for tags in [wheel_tags(platform, python)]
    }


def wheels(collector, name, version):
    """Returns the links of one version's wheels, from wherever pip is configured to look."""
    found = collector.collect_sources(name, lambda page: parse_links(collector.fetch_response(page)))
    sources = [source for source in (*found.find_links, *found.index_urls) if source]
    links = [link for source in sources for link in (*source.page_candidates(), *source.file_links())]
    return [link for link in links if link.is_wheel and is_version(link, version)]


def is_version(link, version):
    """Tells whether a wheel is of this version; one whose name breaks today's rules is not."""
    with contextlib.suppress(InvalidWheelFilename):
        return parse_wheel_filename(link.filename)[1] == Version(version)
    return False


def fits(link, tags, python):
    """Tells whether a wheel can be installed where these tags are accepted."""
    allowed = SpecifierSet(link.requires_python or "").contains(f"{python}.0")
    return allowed and not tags.isdisjoint(parse_wheel_filename(link.filename)[3])


def wheel_tags(platform, python):
    """Returns the wheel tags that one platform and Python accept."""
    version = tuple(map(int, python.split(".")))
    interpreter = f"cp{python.replace('.', '')}"
    platforms = PLATFORMS[platform][0]
    return {*cpython_tags(version, [interpreter], platforms), *compatible_tags(version, interpreter, platforms)}


def is_needed(name, platform):
    """Tells whether a pin is used on this platform: CUDA packages are for Linux x86_64 only."""
    return platform == "Linux x86_64" or not name.startswith("nvidia-")


def missing_wheels(pins, table):
    """Returns a sentence for each wheel that is needed and missing."""
    return [
        f"{name}=={pins[name]} has no wheel for Python {python} on {platform}."
        for (platform, python), names in table.items()
        for name in pins
        if name not in names and is_needed(name, platform)
    ]


def unmet_requirements(pins):
    """Returns a sentence for each requirement, on any platform and Python, that no pin meets."""
    requirements = {name: installed_requirements(name) for name in ("ganedu", *pins)}
    sentences = (
        sentence
        for platform in PLATFORMS
        for python in PYTHONS
        for sentence in unmet(pins, requirements, platform, python).values()
    )
    return list(dict.fromkeys(sentences))


def unmet(pins, requirements, platform, python):
    """Follows the course's requirements as they apply to one platform and Python.

    Args:
        pins: the version of each pinned package.
        requirements: the requirements of each package, as strings; a package left out counts as having none.
        platform: a key of PLATFORMS.
        python: such as "3.12".

    Returns:
        The requirements that no pin meets, by package name, each with a sentence that says so.
    """
    environment = marker_environment(platform, python)
    waiting = [(Requirement(COURSE), "the course")]
    if is_needed("nvidia-", platform):
        waiting.append((Requirement(CUDA), "the course"))
    seen, faults = set(), {}
    while waiting:
        requirement, parent = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name != "ganedu" and (name not in pins or not requirement.specifier.contains(pins[name], prereleases=True)):
            faults[name] = f"{parent} requires {requirement}, but the pin is {pins.get(name, 'missing')}."
        for extra in requirement.extras | {""}:
            if (name, extra) not in seen:
                seen.add((name, extra))
                below = applying(requirements.get(name, []), environment | {"extra": extra})
                waiting += [(needed, name) for needed in below]
    return faults


def applying(lines, environment):
    """Returns the requirements whose markers hold in this environment."""
    requirements = map(Requirement, lines)
    return [needed for needed in requirements if not needed.marker or needed.marker.evaluate(environment)]


def installed_requirements(name):
    """Returns the requirements of an installed package; one that is not installed here counts as having none."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def marker_environment(platform, python):
    """Returns the values that requirement markers see on this platform and Python."""
    sys_platform, system, machine = PLATFORMS[platform][1]
    return {
        "sys_platform": sys_platform,
        "platform_system": system,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }


def pip_check():
    """Returns pip's own complaints about the packages installed here."""
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    return checked.stdout.splitlines() if checked.returncode else []


def print_table(pins, table):
    """Prints one line for each pin: for each platform the Pythons that have a wheel."""
    width = max(len(f"{name}=={version}") for name, version in pins.items())
    print(" " * width, *(f"{platform:16}" for platform in PLATFORMS))
    for name, version in pins.items():
        cells = (
            " ".join(python if name in table[platform, python] else "-   " for python in PYTHONS)
            if is_needed(name, platform)
            else "not used"
            for platform in PLATFORMS
        )
        print(f"{f'{name}=={version}':{width}}", *(f"{cell:16}" for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
