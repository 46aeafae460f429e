"""A real JupyterLab, driven in a real Chromium."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import nbformat
import pytest

ROOT = pathlib.Path(__file__).parents[2]
TOKEN = "tests"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# JupyterLab says so of its debugger if a kernel is restarted while it asks; none of the tools uses it.
DEBUGGER = "Could not restore the debugger state"


@pytest.fixture(scope="session")
def browser():
    """Chromium, or a skip that says why."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: the browser tests were not run")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def lab(tmp_path):
    """Starts JupyterLab on a folder of its own; gives the folder and the address."""
    folder = tmp_path / "course"
    folder.mkdir()
    port = _free_port()
    settings = {
        name: str(tmp_path / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
    command += ["--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.expose_app_in_browser=True", "--ServerApp.port_retries=0"]
    environment = {**os.environ, **settings, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", server, tmp_path / "lab.log")
            yield folder, f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(10)  # it waits for its kernels, and a kernel for its training
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@pytest.fixture
def console_errors():
    """What the page's console calls an error. A test that provokes one on purpose clears the list."""
    return []


@pytest.fixture
def open_notebook(browser, lab, console_errors):
    """Opens a notebook of the folder in a fresh page and waits for its kernel; console errors fail the test."""
    _, address = lab
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    errors = console_errors

    def listen(message):
        if message.type == "error" and not message.text.startswith(DEBUGGER):
            errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def open_page(name):
        notebook = nbformat.read(lab[0] / name, as_version=4)
        notebook.metadata.setdefault("kernelspec", KERNEL)  # or JupyterLab would ask which kernel
        nbformat.write(notebook, lab[0] / name)
        page.goto(f"{address}/lab/tree/{name}?token={TOKEN}&reset")
        ready = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
        page.wait_for_function(ready, timeout=90_000)
        return page

    yield open_page
    context.close()
    assert not errors, "the browser's console shows errors:\n" + "\n".join(errors)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, server, log, seconds=60):
    for _ in range(seconds * 5):
        assert server.poll() is None, log.read_text()[-2000:]
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(log.read_text()[-2000:])
