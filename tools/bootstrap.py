"""Sets up `.venv`: the right Python, the pinned packages, and nothing twice.

    python3 tools/bootstrap.py lab                          what `make lab` calls
    python3 tools/bootstrap.py test --python python3.12     what `make test PYTHON=python3.12` calls

It needs the standard library of Python 3.6 or later and nothing else, so that it can still say what is missing.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path
import platform
import re
import shutil
import subprocess
import sys
import threading
import time

import jupyter_settings

ROOT = Path(__file__).resolve().parent.parent
SUPPORTED = ([3, 11], [3, 12], [3, 13])

PROBE = """
import json, platform, sys
try:
    import ensurepip, venv
    can_make_venv = True
except ImportError:
    can_make_venv = False
print(json.dumps({"version": sys.version_info[:2], "can_make_venv": can_make_venv,
                  "intel_mac": platform.system() == "Darwin" and platform.machine() == "x86_64"}))
"""

# What pip's output tells about the reason of a failure, the more specific first.
REASONS = (
    ("No space left on device", "the disk is full; free about 4 GB and run this command again"),
    (
        # setuptools, which is asked for first, has a wheel for every machine.
        "NewConnectionError|ConnectTimeoutError|NameResolutionError|ProxyError|ReadTimeoutError|connection broken by"
        r"|requirement setuptools\S* \(from versions: none\)",
        "the package index cannot be reached; connect to the network and run this command again",
    ),
)


class Problem(Exception):
    """Something the reader can mend; its message says how."""


def main(arguments=None):
    """Sets up `.venv` and returns the exit status."""
    parser = argparse.ArgumentParser(description="Sets up .venv for the course.")
    parser.add_argument("extras", nargs="+", metavar="EXTRA", help="an extra of pyproject.toml, such as lab or test")
    parser.add_argument("--python", help="the Python to use, such as python3.12")
    options = parser.parse_args(arguments)
    try:
        set_up(ROOT, options.extras, options.python)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return 0


def set_up(root, wanted, chosen=None):
    """Makes `.venv` hold the wanted extras, and those it was given before.

    Args:
        root: the course's directory.
        wanted: names of extras in pyproject.toml.
        chosen: the Python that the reader named, or None for the first that fits.
    """
    stamp = read_stamp(root, chosen)
    if stamp is None:
        stamp = make_venv(root, find_python(chosen))
    extras = set(stamp["extras"]) | set(wanted)
    if "cuda" not in extras and has_nvidia_gpu():
        extras.add("cuda")
    if stamp["installed"] == fingerprint(root) and set(stamp["extras"]) == extras:
        return
    write_stamp(root, dict(stamp, installed=None))
    install(root, sorted(extras))
    jupyter_settings.write_settings(root / ".venv")
    write_stamp(root, dict(stamp, installed=fingerprint(root), extras=sorted(extras)))


def find_python(chosen=None):
    """Returns the command of the first Python that can run the course."""
    names = [chosen] if chosen else [sys.executable, "python3.13", "python3.12", "python3.11"]
    found = [(name, probe(name)) for name in names]
    for name, facts in found:
        if facts and facts["version"] in SUPPORTED:
            check_python(name, facts)
            return name
    if found[0][1] is None:
        raise Problem("{} does not run: name another with  make lab PYTHON=python3.12".format(names[0]))
    raise Problem(
        "The course needs Python 3.11, 3.12 or 3.13 and found {}.{}: install one of them, "
        "or name it with  make lab PYTHON=python3.12".format(*found[0][1]["version"])
    )


def probe(python):
    """Returns what the Python says of itself (see PROBE), or None if it does not run."""
    try:
        output = subprocess.check_output([str(python), "-c", PROBE], stderr=subprocess.DEVNULL)
        return json.loads(output.decode())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


def check_python(name, facts):
    """Raises a Problem if this Python, though of the right version, cannot run the course."""
    if facts["intel_mac"]:
        raise Problem(
            "TensorFlow has no current packages for Intel Macs, nor for an Intel Python on Apple silicon: "
            "use an arm64 Python on Apple silicon, or Linux."
        )
    if not facts["can_make_venv"]:
        raise Problem(
            "{0} lacks the module venv: on Debian and Ubuntu run  sudo apt install {1}-venv  "
            "and then this command again.".format(name, os.path.basename(str(name)))
        )


def make_venv(root, python):
    """Makes a new, empty `.venv` and returns its stamp."""
    venv = root / ".venv"
    if venv.exists():
        print("Making .venv anew.", flush=True)
        shutil.rmtree(str(venv))
    made = subprocess.run([python, "-m", "venv", str(venv)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if made.returncode:
        raise Problem("{} -m venv .venv failed: {}".format(python, last_line(made.stdout.decode(errors="replace"))))
    stamp = {"root": str(root), "python": probe(venv_python(root))["version"], "extras": [], "installed": None}
    write_stamp(root, stamp)
    return stamp


def install(root, extras):
    """Installs the course with these extras; everything pip says goes to `.venv/install.log`."""
    print("Installing the course's packages into .venv (once; 2.5 GB and a few minutes) ...", flush=True)
    command = [venv_python(root), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["-c", "constraints.txt", "-e", ".[{}]".format(",".join(extras))]
    log = root / ".venv" / "install.log"
    pip = subprocess.Popen(
        command, cwd=str(root), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    with open(str(log), "w", encoding="utf-8") as file, Progress(root / ".venv") as progress:
        for line in pip.stdout:
            file.write(line)
            progress.hear(line)
    if pip.wait():
        why = reason(log.read_text(encoding="utf-8"))
        raise Problem("The packages were not installed: {}. pip's full log is .venv/install.log".format(why))


class Progress:
    """A line on a terminal: how many packages pip has found, then how many are in place and how long the rest takes.

    pip itself says nothing while it puts packages in place, which is half of the time.
    """

    def __init__(self, venv):
        self.venv = venv
        self.found = self.total = self.before = 0
        self.since = None
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.tick, daemon=True)

    def __enter__(self):
        if sys.stdout.isatty():
            self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        if self.thread.is_alive():
            self.thread.join()

    def hear(self, line):
        """Takes a line of pip's output."""
        if line.startswith("Collecting "):
            self.found += 1
        elif line.startswith("Installing collected packages:"):
            self.total, self.before, self.since = line.count(",") + 1, self.in_place(), time.time()

    def in_place(self):
        """Returns how many packages `.venv` holds."""
        return len(list(self.venv.glob("lib/python*/site-packages/*.dist-info")))

    def words(self):
        """Returns how far pip is."""
        if not self.total:
            return "packages found: {}".format(self.found)
        done = min(self.total, max(0, self.in_place() - self.before))
        if not done:
            return "putting {} packages in place".format(self.total)
        left = (time.time() - self.since) * (self.total - done) / done
        return "{} of {} packages in place, about {:.0f} s left".format(done, self.total, left)

    def tick(self):
        while not self.over.wait(0.5):
            print("\r\033[K" + self.words(), end="", flush=True)
        print("\r\033[K", end="", flush=True)


def reason(output):
    """Returns why pip failed, in words."""
    for pattern, meaning in REASONS:
        if re.search(pattern, output):
            return meaning
    errors = [line for line in output.splitlines() if line.strip().startswith("ERROR:")]
    return "pip says: " + last_line("\n".join(errors) or output)


def last_line(output):
    """Returns the last line with something on it."""
    return (output.strip() or "nothing").splitlines()[-1].strip()


def venv_python(root):
    """Returns the path of `.venv`'s Python."""
    return str(root / ".venv" / "bin" / "python")


def read_stamp(root, chosen=None):
    """Returns what `.venv` holds, or None if there is none of use: moved, broken, or of another Python than chosen."""
    try:
        stamp = json.loads(stamp_path(root).read_text())
    except (OSError, ValueError):
        return None
    facts = probe(venv_python(root))
    if facts is None or facts["version"] != stamp["python"] or stamp["root"] != str(root):
        return None
    if chosen and (probe(chosen) or {}).get("version") != stamp["python"]:
        return None
    return stamp


def write_stamp(root, stamp):
    """Writes down what `.venv` holds; `installed` is None while pip runs, so an interrupted install is repeated."""
    aside = stamp_path(root).with_suffix(".new")
    aside.write_text(json.dumps(stamp))
    aside.replace(stamp_path(root))


def stamp_path(root):
    """Returns the path of the stamp."""
    return root / ".venv" / "ganedu_stamp.json"


def fingerprint(root):
    """Returns a hash of the two files that decide what is installed."""
    content = b"".join((root / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    return hashlib.sha256(content).hexdigest()


def has_nvidia_gpu():
    """Tells whether TensorFlow's CUDA packages would run here."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64") or not shutil.which("nvidia-smi"):
        return False
    listed = subprocess.run(["nvidia-smi", "-L"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return listed.returncode == 0 and b"GPU" in listed.stdout


if __name__ == "__main__":
    sys.exit(main())
