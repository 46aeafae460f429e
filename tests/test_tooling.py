"""make lab and make test: what they set up, what they leave alone, and what they say when something is missing."""

import ast
import json
import os
from pathlib import Path
import signal
import socket
import subprocess
import sys
import time
from types import SimpleNamespace
import urllib.error
import urllib.request

import bootstrap
import check_pins
from jupyter_server.services.kernels.connection.base import BaseKernelWebsocketConnection
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
import jupyter_settings
import lab
import pytest
import start_page
from traitlets.utils.importstring import import_item
import yaml

ROOT = Path(__file__).resolve().parent.parent

# ---------------------------------------------------------------------------------------------- bootstrap


def fake_python(path, version=(3, 12), can_make_venv=True, intel_mac=False):
    """Writes a program that answers the probe, makes a venv holding itself and notes how its pip was called."""
    facts = json.dumps({"version": version, "can_make_venv": can_make_venv, "intel_mac": intel_mac})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"""#!/bin/sh
case "$*" in
    -c*) echo '{facts}' ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip "*) echo "$*" >> pip_calls; echo "$PIP_SAYS"; exit ${{PIP_STATUS:-0}} ;;
    *) exec {sys.executable} "$@" ;;
esac
"""
    )
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An empty course without a GPU, and a fake Python 3.12 to set it up with."""
    monkeypatch.setattr(bootstrap, "has_nvidia_gpu", lambda: False)
    root = tmp_path / "course"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "constraints.txt").write_text("keras==3.15.1\n")
    return SimpleNamespace(root=root, python=fake_python(tmp_path / "bin" / "python3.12"))


def pip_calls(course):
    """Returns the extras that pip was asked for, call by call."""
    calls = course.root / "pip_calls"
    return [line.split(".[")[1].rstrip("]") for line in calls.read_text().splitlines()] if calls.exists() else []


def test_nothing_is_installed_twice(course):
    for _ in range(3):
        bootstrap.set_up(course.root, ["lab"], course.python)
    assert pip_calls(course) == ["lab"]


def test_extras_add_up(course):
    for extra in ("lab", "test", "lab"):
        bootstrap.set_up(course.root, [extra], course.python)
    assert pip_calls(course) == ["lab", "lab,test"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_list_of_packages_is_installed(course, name):
    bootstrap.set_up(course.root, ["lab"], course.python)
    (course.root / name).write_text("# another\n")
    bootstrap.set_up(course.root, ["lab"], course.python)
    assert pip_calls(course) == ["lab", "lab"]


def test_a_gpu_brings_cuda(course, monkeypatch):
    monkeypatch.setattr(bootstrap, "has_nvidia_gpu", lambda: True)
    bootstrap.set_up(course.root, ["lab"], course.python)
    assert pip_calls(course) == ["cuda,lab"]


def test_a_failed_install_is_repeated(course, monkeypatch):
    bootstrap.set_up(course.root, ["lab"], course.python)
    monkeypatch.setenv("PIP_STATUS", "1")
    with pytest.raises(bootstrap.Problem):
        bootstrap.set_up(course.root, ["test"], course.python)
    monkeypatch.setenv("PIP_STATUS", "0")
    bootstrap.set_up(course.root, ["lab"], course.python)
    assert pip_calls(course) == ["lab", "lab,test", "lab"]


def test_an_interrupted_install_is_repeated(course, monkeypatch):
    def interrupt(progress, line):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(bootstrap.Progress, "hear", interrupt)
        bootstrap.set_up(course.root, ["lab"], course.python)
    bootstrap.set_up(course.root, ["lab"], course.python)
    assert pip_calls(course) == ["lab", "lab"]


def test_an_installation_counts_what_is_in_place(tmp_path, monkeypatch):
    site = tmp_path / "lib" / "python3.12" / "site-packages"
    (site / "pip-26.0.dist-info").mkdir(parents=True)
    progress = bootstrap.Progress(tmp_path)
    for line in ("Collecting keras\n", "  Downloading keras-3.15.1-py3-none-any.whl\n", "Collecting numpy\n"):
        progress.hear(line)
    assert progress.words() == "packages found: 2"
    monkeypatch.setattr(bootstrap.time, "time", lambda: 100.0)
    progress.hear("Installing collected packages: keras, numpy, scipy, tensorflow\n")
    assert progress.words() == "putting 4 packages in place"
    (site / "keras-3.15.1.dist-info").mkdir()
    monkeypatch.setattr(bootstrap.time, "time", lambda: 110.0)
    assert progress.words() == "1 of 4 packages in place, about 30 s left"


def test_another_python_or_place_means_a_new_venv(course, tmp_path):
    bootstrap.set_up(course.root, ["lab"], course.python)
    bootstrap.set_up(course.root, ["lab"], fake_python(tmp_path / "bin" / "python3.13", (3, 13)))
    assert bootstrap.read_stamp(course.root)["python"] == [3, 13]
    moved = course.root.rename(tmp_path / "moved")
    assert bootstrap.read_stamp(moved) is None


def test_set_up_switches_news_and_nbgrader_menus_off(course):
    bootstrap.set_up(course.root, ["lab"], course.python)
    written = [json.loads(path.read_text()) for path in (course.root / ".venv").glob("*/j*/**/*ganedu.json")]
    assert len(written) == 3
    assert {"disabledExtensions": {"@jupyter/nbgrader": True}} in written


def problem(call, *arguments):
    """Returns the one line that a call ends with."""
    with pytest.raises(bootstrap.Problem) as caught:
        call(*arguments)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_old_python_is_named(tmp_path):
    message = problem(bootstrap.find_python, fake_python(tmp_path / "python3", (3, 9)))
    assert "3.11, 3.12 or 3.13 and found 3.9" in message
    assert "make lab PYTHON=" in message


def test_a_fitting_python_on_the_path_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", fake_python(tmp_path / "python3", (3, 14)))
    fake_python(tmp_path / "python3.12")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    (tmp_path / "python3.13").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "python3.13").chmod(0o755)
    assert bootstrap.find_python() == "python3.12"


def test_a_missing_venv_module_is_named(tmp_path):
    message = problem(bootstrap.find_python, fake_python(tmp_path / "python3", can_make_venv=False))
    assert "apt install python3-venv" in message


def test_an_intel_mac_is_named(tmp_path):
    message = problem(bootstrap.find_python, fake_python(tmp_path / "python3", intel_mac=True))
    assert "Intel Macs" in message


def test_a_python_that_does_not_run_is_named(tmp_path):
    assert "does not run" in problem(bootstrap.find_python, str(tmp_path / "python4"))


def test_no_network_is_named(course, monkeypatch):
    (course.root / "pyproject.toml").write_text('[build-system]\nrequires = ["setuptools"]\n')
    (course.root / ".venv" / "bin").mkdir(parents=True)
    script(course.root / ".venv" / "bin" / "python", f'exec {sys.executable} "$@"')
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_RETRIES", "0")
    message = problem(bootstrap.install, course.root, ["lab"])
    assert "connect to the network" in message
    assert "127.0.0.1" in (course.root / ".venv" / "install.log").read_text()


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("Collecting keras\nERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
        ("WARNING: broken by NewConnectionError\nERROR: No matching distribution", "connect to the network"),
        ("ERROR: first\nERROR: No matching distribution found for keras==9\n", "ERROR: No matching distribution"),
    ],
)
def test_the_reason_of_a_failed_install(output, meaning):
    assert meaning in bootstrap.reason(output)


def make(*arguments):
    """Runs make as from a shell, also when the tests themselves run under make."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_make_says_one_line_and_no_traceback(tmp_path):
    old = fake_python(tmp_path / "python3.9", (3, 9))
    made = make("lab", f"PYTHON={old}")
    lines = [line for line in (made.stdout + made.stderr).splitlines() if not line.startswith("make:")]
    assert made.returncode != 0
    assert len(lines) == 1 and "found 3.9" in lines[0]


@pytest.mark.parametrize("name", ["bootstrap.py", "jupyter_settings.py"])
def test_the_set_up_runs_on_old_pythons(name):
    ast.parse((ROOT / "tools" / name).read_text(), feature_version=(3, 6))


# ---------------------------------------------------------------------------------------------------- lab


def write(path, text):
    """Writes a notebook of one cell that was run."""
    cell = {"cell_type": "code", "source": text, "outputs": [{"output_type": "stream"}], "execution_count": 1}
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))


def read(path):
    (cell,) = json.loads(path.read_text())["cells"]
    return cell["source"]


@pytest.fixture
def lessons(tmp_path):
    """A course with one lesson and one exercise, and its workspace."""
    lesson = tmp_path / "lessons" / "02_vanilla_gan.ipynb"
    exercise = tmp_path / "exercises" / "02_vanilla_gan" / "02_vanilla_gan_exercise.ipynb"
    for path in (lesson, exercise):
        path.parent.mkdir(parents=True)
        write(path, "first edition")
    workspace = tmp_path / "workspace"
    lab.sync(tmp_path, workspace)
    return SimpleNamespace(
        root=tmp_path, workspace=workspace, lesson=lesson, copy=workspace / "lessons" / lesson.name, exercise=exercise
    )


def test_lessons_and_exercises_are_copied(lessons):
    assert read(lessons.copy) == "first edition"
    assert read(lessons.workspace / lessons.exercise.relative_to(lessons.root)) == "first edition"


def test_diagrams_lie_where_a_copied_lesson_looks_for_them(tmp_path):
    lab.sync(lab.ROOT, tmp_path)
    for original in lab.ROOT.glob("docs/diagrams/*.svg"):
        copy = tmp_path / "lessons" / ".." / "docs" / "diagrams" / original.name
        assert copy.read_bytes() == original.read_bytes()


def test_an_untouched_copy_follows_the_course(lessons):
    write(lessons.lesson, "second edition")
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert read(lessons.copy) == "second edition"


def test_an_unchanged_copy_is_not_written_again(lessons):
    before = lessons.copy.stat().st_mtime_ns, lessons.copy.stat().st_ino
    lab.sync(lessons.root, lessons.workspace)
    assert (lessons.copy.stat().st_mtime_ns, lessons.copy.stat().st_ino) == before


def test_a_changed_copy_is_kept_without_a_word_while_the_course_stays(lessons):
    write(lessons.copy, "mine")
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert read(lessons.copy) == "mine"


def test_a_changed_copy_is_kept_and_a_newer_edition_announced(lessons):
    write(lessons.copy, "mine")
    write(lessons.lesson, "second edition")
    for _ in range(2):
        (notice,) = lab.sync(lessons.root, lessons.workspace)
        assert "workspace/lessons/02_vanilla_gan.ipynb is yours" in notice
        assert "lessons/02_vanilla_gan.ipynb" in notice
        assert "delete yours and run make lab again" in notice
        assert read(lessons.copy) == "mine"
    lessons.copy.unlink()
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert read(lessons.copy) == "second edition"


def test_a_file_that_was_there_before_is_kept(lessons):
    write((lessons.root / "lessons" / "03_dcgan.ipynb"), "first edition")
    write((lessons.workspace / "lessons" / "03_dcgan.ipynb"), "mine")
    assert len(lab.sync(lessons.root, lessons.workspace)) == 1
    assert read(lessons.workspace / "lessons" / "03_dcgan.ipynb") == "mine"


def test_an_untouched_copy_goes_with_its_file(lessons):
    lessons.lesson.rename(lessons.lesson.with_name("02_gan.ipynb"))
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert [path.name for path in lessons.copy.parent.iterdir()] == ["02_gan.ipynb"]


def test_a_changed_copy_stays_without_its_file_and_is_announced_once(lessons):
    write(lessons.copy, "mine")
    lessons.lesson.unlink()
    (notice,) = lab.sync(lessons.root, lessons.workspace)
    assert "workspace/lessons/02_vanilla_gan.ipynb is yours and was kept; the course has no file of this name" in notice
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert read(lessons.copy) == "mine"


def test_a_copy_that_the_learner_deleted_with_its_file_is_not_missed(lessons):
    lessons.copy.unlink()
    lessons.lesson.unlink()
    assert lab.sync(lessons.root, lessons.workspace) == []


def test_a_copy_has_no_outputs_that_give_answers_away(lessons):
    (cell,) = json.loads(lessons.copy.read_text())["cells"]
    assert cell["outputs"] == [] and cell["execution_count"] is None
    assert json.loads(lessons.lesson.read_text())["cells"][0]["outputs"]


def test_opening_and_running_a_copy_does_not_make_it_the_learners_own(lessons):
    notebook = json.loads(lessons.copy.read_text())
    notebook["metadata"] = {"language_info": {"version": "3.13.0"}}
    notebook["cells"][0].update(outputs=[{"output_type": "stream"}], execution_count=7, source=["first ", "edition"])
    lessons.copy.write_text(json.dumps(notebook))
    write(lessons.lesson, "second edition")
    assert lab.sync(lessons.root, lessons.workspace) == []
    assert read(lessons.copy) == "second edition"


def test_a_broken_notebook_of_the_learners_is_kept(lessons):
    lessons.copy.write_text("{")
    write(lessons.lesson, "second edition")
    assert len(lab.sync(lessons.root, lessons.workspace)) == 1
    assert lessons.copy.read_text() == "{"


def test_a_taken_port_gives_way_to_the_next_free_one(capsys, monkeypatch):
    started = []
    monkeypatch.setattr(lab, "start", lambda directory, lesson, port: started.append(port))
    monkeypatch.setattr(lab, "sync", lambda root, workspace: [])
    monkeypatch.setattr(start_page, "write", lambda workspace, lessons: None)
    monkeypatch.setattr(jupyter_settings, "write_settings", lambda *arguments, **options: None)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert lab.main(["--port", str(port)]) is None
    assert f"Port {port} is taken" in capsys.readouterr().out.splitlines()[0]
    assert started[0] > port and not lab.is_taken(port)
    monkeypatch.setattr(lab, "is_taken", lambda port: True)
    assert lab.main(["--port", str(port)]) == 1
    assert "choose another: make lab PORT=9000" in capsys.readouterr().out


def test_root_and_a_missing_display_are_met(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("DISPLAY", ":0")
    options = lab.server_options(tmp_path, None, 8888)
    assert not {"--allow-root", "--no-browser"} & set(options)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert {"--allow-root", "--no-browser"} < set(lab.server_options(tmp_path, None, 8888))


def fetch(address):
    """Returns the page at an address; the server prints its address a moment before it answers."""
    for _ in range(50):
        try:
            return urllib.request.urlopen(address, timeout=5).read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_the_printed_address_leads_to_the_start_page_and_one_interrupt_ends_it(lessons):
    lessons.lesson.write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    (lessons.root / "tools").mkdir()
    for name in ("lab.py", "serve.py", "start_page.py", "jupyter_settings.py"):
        (lessons.root / "tools" / name).write_text((ROOT / "tools" / name).read_text())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "DISPLAY"))}
    server = subprocess.Popen(
        [sys.executable, lessons.root / "tools" / "lab.py", "--port", str(port)],
        env=environment | {"HOME": str(lessons.root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = next(line.strip() for line in server.stdout if "http://127.0.0.1" in line)
        assert address.startswith(f"http://127.0.0.1:{port}/lab/tree/start.md?token=")
        assert '"disabledExtensions": ["@jupyter/nbgrader"]' in fetch(address)
        assert "lessons/02_vanilla_gan.ipynb" in fetch(address.replace("/lab/tree", "/api/contents"))
        server.send_signal(signal.SIGINT)  # one Ctrl-C
        server.communicate(timeout=60)
        assert server.returncode == 0
    finally:
        server.terminate()
        server.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_jupyterlab_that_does_not_end_is_ended(tmp_path, number):
    (tmp_path / "jupyterlab").mkdir()
    (tmp_path / "jupyterlab" / "__init__.py").touch()
    (tmp_path / "jupyterlab" / "__main__.py").write_text(
        "import os, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(os.getpid(), flush=True)\n"
        "time.sleep(600)\n"
    )
    server = subprocess.Popen(
        [sys.executable, ROOT / "tools" / "serve.py"],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    lab = int(server.stdout.readline())
    for _ in range(2):  # an impatient learner
        server.send_signal(number)
    assert server.wait(timeout=60) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(lab, 0)


def test_jupyterlab_passes_messages_on_at_once(tmp_path, monkeypatch):
    jupyter_settings.write_settings(tmp_path)
    written = json.loads((tmp_path / "etc/jupyter/jupyter_server_config.d/zz_ganedu.json").read_text())
    prompt = import_item(written["ServerApp"]["kernel_websocket_connection_class"])
    assert issubclass(prompt, BaseKernelWebsocketConnection)
    said = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: said.append("connected"))
    monkeypatch.setattr(KernelWebsocketHandler, "set_nodelay", lambda self, on: said.append(("no delay", on)))
    connection = prompt.__new__(prompt)
    connection.websocket_handler = KernelWebsocketHandler.__new__(KernelWebsocketHandler)
    connection.connect()
    assert said == [("no delay", True), "connected"]


# --------------------------------------------------------------------------------------- pins and scripts


def test_constraints_are_exact_and_sorted():
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    names = [line.split("==")[0] for line in lines]
    assert names == sorted(set(names))
    assert all(len(line.split("==")) == 2 and not set(line) & set("/@;*<> ") for line in lines)


def test_every_requirement_is_pinned_on_every_platform():
    pins = check_pins.read_pins((ROOT / "constraints.txt").read_text())
    assert check_pins.unmet_requirements(pins) == []
    assert check_pins.pip_check() == []


def test_a_requirement_of_another_platform_is_not_forgotten():
    requirements = {"ganedu": ['kernel; extra == "lab"'], "kernel": ['appnope>=1; platform_system == "Darwin"']}
    pins = {"kernel": "7.0"}
    assert check_pins.unmet(pins, requirements, "Linux x86_64", "3.11") == {}
    assert "kernel requires appnope>=1" in check_pins.unmet(pins, requirements, "macOS arm64", "3.11")["appnope"]
    assert check_pins.unmet(pins | {"appnope": "1.0"}, requirements, "macOS arm64", "3.11") == {}


def test_a_missing_wheel_is_named():
    table = {("Linux aarch64", "3.13"): {"keras"}}
    pins = {"keras": "3.15.1", "h5py": "3.14.0", "nvidia-nccl-cu12": "2.32.3"}
    assert check_pins.missing_wheels(pins, table) == ["h5py==3.14.0 has no wheel for Python 3.13 on Linux aarch64."]


@pytest.mark.parametrize(
    ("wheel", "requires_python", "platform", "python", "fits"),
    [
        ("soupsieve-2.10-py3-none-any.whl", None, "Linux x86_64", "3.11", True),
        ("soupsieve-4.1.2-py3-none-any.whl", ">=3.11.5", "Linux x86_64", "3.11", False),
        ("numpy-2.4.6-cp312-cp312-manylinux_2_28_x86_64.whl", None, "Linux x86_64", "3.12", True),
        ("numpy-2.4.6-cp312-cp312-manylinux_2_28_x86_64.whl", None, "Linux x86_64", "3.13", False),
        ("numpy-2.4.6-cp312-cp312-manylinux_2_28_x86_64.whl", None, "Linux aarch64", "3.12", False),
        ("numpy-2.4.6-cp312-cp312-manylinux_2_39_x86_64.whl", None, "Linux x86_64", "3.12", False),
        ("numpy-2.4.6-cp312-cp312-macosx_11_0_arm64.whl", None, "macOS arm64", "3.12", True),
        ("numpy-2.4.6-cp312-cp312-macosx_14_0_arm64.whl", None, "macOS arm64", "3.12", False),
        ("argon2-26.2.0-cp39-abi3-manylinux2014_aarch64.whl", None, "Linux aarch64", "3.13", True),
    ],
)
def test_which_wheels_fit(wheel, requires_python, platform, python, fits):
    link = SimpleNamespace(filename=wheel, requires_python=requires_python)
    assert check_pins.fits(link, check_pins.wheel_tags(platform, python), python) is fits


def test_conda_brings_a_supported_python_and_the_pins():
    python, _, pip = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert [int(part) for part in python.removeprefix("python=").split(".")] in bootstrap.SUPPORTED
    assert pip == {"pip": ["-c constraints.txt", "-e .[lab]"]}


def test_make_help_lists_every_target():
    targets = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))
    assert [line.split()[1] for line in make("help").stdout.splitlines()] == targets.split()[1:]


def script(path, text):
    """Writes a small shell program."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


REPORT = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname()).close()
print("routes:", len(open("/proc/net/route").readlines()) - 1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the network is switched off on Linux only")
def test_offline_has_loopback_and_no_way_out():
    command = [ROOT / "tools" / "offline.sh", sys.executable, "-c", REPORT]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert output.splitlines()[-1] == "routes: 0" or output.startswith("network not switched off here")


def test_offline_says_when_it_cannot(tmp_path, monkeypatch):
    script(tmp_path / "unshare", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    output = subprocess.run([ROOT / "tools" / "offline.sh", "echo", "a  b"], capture_output=True, text=True).stdout
    assert output.splitlines() == ["network not switched off here: offline behaviour not checked", "a  b"]


@pytest.mark.parametrize("missing", [(), ("chromium", "ip")])
def test_ci_installs_only_what_is_missing(tmp_path, missing):
    for name in {"chromium", "ip"} - set(missing):
        script(tmp_path / name, "")
    for name in ("apt-get", "make"):
        script(tmp_path / name, f'echo "{name} $*"')
    script(tmp_path / "id", "echo 0")
    for name in ("dirname", "env"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    environment = {"PATH": str(tmp_path), "CI": "true"}
    done = subprocess.run(["/bin/bash", ROOT / ".ci" / "run"], env=environment, capture_output=True, text=True)
    calls = done.stdout.splitlines()
    assert calls[-1] == "make test", done.stderr
    assert [call for call in calls if "install" in call and call.endswith("chromium iproute2")] == calls[1:-1]
    assert len(calls) == (3 if missing else 1)
