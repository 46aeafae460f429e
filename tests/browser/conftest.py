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

VIEWPORT = {"width": 1280, "height": 1000}
MOST = 12  # tests in one page
OPEN = """async (path) => {
    const { commands, shell } = window.jupyterapp;
    shell.expandLeft();
    await commands.execute("docmanager:open", { path });
    return shell.currentWidget?.context?.path === path && !document.querySelector(".jp-Dialog");
}"""
CLOSE_ALL = """() => {
    const { shell } = window.jupyterapp ?? {};
    if (!shell || !window.loadedForTests || document.querySelector(".jp-Dialog")) return false;
    for (const widget of [...shell.widgets("main")]) widget.dispose();
    return true;
}"""


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


class Tab:
    """JupyterLab in one page for many tests, since loading it takes as long as most of them.

    Each test begins with nothing open in it. After a few tests, or one that loads it again or leaves a question open,
    it is closed.
    """

    def __init__(self, browser, address):
        self._browser, self._address = browser, address
        self._page, self._opened = None, 0

    def open(self, path):
        """The page, with this file open in it."""
        if self._page is None:
            self._page, self._opened = self._browser.new_context(viewport=VIEWPORT).new_page(), 0
        self._page.set_viewport_size(VIEWPORT)
        if not self._opened or not self._page.evaluate(OPEN, str(path)):
            self._page.goto(f"{self._address}/lab/tree/{path}?token={TOKEN}&reset")
            self._page.evaluate("() => { window.loadedForTests = true }")
        self._opened += 1
        return self._page

    def tidy(self):
        """Closes what is open, or the page with it."""
        if self._page and (self._opened == MOST or not self._page.evaluate(CLOSE_ALL)):
            self._page.context.close()
            self._page = None


@pytest.fixture(scope="session")
def tab(browser, server):
    return Tab(browser, server[1])


@pytest.fixture
def visit(tab, server, lab, console_errors):
    """Opens a file of the folder in JupyterLab; console errors fail the test."""
    root, _ = server
    pages = []

    def said(message):
        if message.type == "error" and not message.text.startswith(DEBUGGER):
            console_errors.append(message.text)

    def thrown(error):
        console_errors.append(str(error))

    def go_to(name):
        page = tab.open(lab.relative_to(root) / name)
        page.on("console", said)
        page.on("pageerror", thrown)
        pages.append(page)
        return page

    yield go_to
    for page in pages:
        page.remove_listener("console", said)
        page.remove_listener("pageerror", thrown)
    tab.tidy()
    assert not console_errors, "the browser's console shows errors:\n" + "\n".join(console_errors)


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
