"""A real JupyterLab, driven in a real Chromium."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from in_lab import wait_for_kernel
import nbformat
import pytest
import requests

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


@pytest.fixture(scope="session")
def server(tmp_path_factory, quick_kernels):
    """Starts JupyterLab, one for all tests; gives its root folder and the address."""
    home = tmp_path_factory.mktemp("lab")
    root = home / "course"
    root.mkdir()
    port = _free_port()
    settings = {
        name: str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
    command += ["--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}"]
    command += ["--LabApp.expose_app_in_browser=True", "--ServerApp.port_retries=0"]
    environment = {**os.environ, **settings, **quick_kernels, "PYTHONPATH": str(ROOT)}
    with (home / "lab.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", process, home / "lab.log")
            yield root, f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def lab(server):
    """A folder of its own in JupyterLab, for each test; the kernels are shut down afterwards."""
    root, address = server
    yield pathlib.Path(tempfile.mkdtemp(dir=root))
    token = {"token": TOKEN}
    for kernel in requests.get(f"{address}/api/kernels", token, timeout=60).json():
        requests.delete(f"{address}/api/kernels/{kernel['id']}", params=token, timeout=60).raise_for_status()


@pytest.fixture
def console_errors():
    """What the page's console calls an error. A test that provokes one on purpose clears the list."""
    return []


@pytest.fixture
def visit(browser, server, lab, console_errors):
    """Opens a file of the folder in a fresh page; console errors fail the test."""
    root, address = server
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    errors = console_errors

    def listen(message):
        if message.type == "error" and not message.text.startswith(DEBUGGER):
            errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def go_to(name):
        page.goto(f"{address}/lab/tree/{lab.relative_to(root) / name}?token={TOKEN}&reset")
        return page

    yield go_to
    context.close()
    assert not errors, "the browser's console shows errors:\n" + "\n".join(errors)


@pytest.fixture
def open_notebook(visit, lab):
    """Opens a notebook of the folder and waits for its kernel."""

    def open_page(name):
        notebook = nbformat.read(lab / name, as_version=4)
        notebook.metadata.setdefault("kernelspec", KERNEL)  # or JupyterLab would ask which kernel
        nbformat.write(notebook, lab / name)
        page = visit(name)
        wait_for_kernel(page)
        return page

    return open_page


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
