"""Writes constraints.txt anew: the newest versions that pyproject.toml allows, for all platforms and Pythons.

It runs on Linux x86_64, where every package is needed; what only other platforms need is added afterwards.

    .venv/bin/python tools/write_pins.py        what `make repin` calls
"""

import json
from pathlib import Path
import subprocess
import sys
import tempfile

from check_pins import CONSTRAINTS, PLATFORMS, PYTHONS, unmet
from packaging.utils import canonicalize_name

HEADER = """\
# The exact version of every package that any extra of pyproject.toml can bring, on any supported platform.
# Written by: make repin      Proved by: make pins
"""


def main():
    """Resolves, adds what only other platforms need until nothing is missing, and writes the file."""
    wanted = [".[lab,test,teacher,cuda]"]
    while True:
        packages = resolve(wanted)
        pins = {name: package["version"] for name, package in packages.items()}
        requirements = {name: package.get("requires_dist", []) for name, package in packages.items()}
        missing = {
            name for platform in PLATFORMS for python in PYTHONS for name in unmet(pins, requirements, platform, python)
        }
        if not missing:
            break
        wanted += sorted(missing)
    lines = (f"{name}=={version}\n" for name, version in sorted(pins.items()) if name != "ganedu")
    CONSTRAINTS.write_text(HEADER + "".join(lines))
    return 0


def resolve(wanted):
    """Returns the metadata of every package that pip would install for these requirements."""
    with tempfile.TemporaryDirectory() as directory:
        report = Path(directory) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
        # The oldest Python decides, to its last digit: some packages exclude the 3.11.2 of Debian 12.
        command += ["--only-binary=:all:", "--python-version", "3.11.0", "--target", directory]
        command += ["--report", str(report), *wanted]
        subprocess.run(command, check=True, cwd=CONSTRAINTS.parent)
        installs = json.loads(report.read_text())["install"]
    return {canonicalize_name(item["metadata"]["name"]): item["metadata"] for item in installs}


if __name__ == "__main__":
    sys.exit(main())
