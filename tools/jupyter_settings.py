"""Settings of JupyterLab for everyone who starts it from one Python environment.

Written to run on Python 3.6 or later, since bootstrap.py imports it.
"""

import json
from pathlib import Path

LAB_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {
        # A page that is loaded again knows of a widget what was saved: of a training that goes on, its panel.
        "autosaveInterval": 5,
        # Two saves at once are no change by somebody else, also where a save takes seconds.
        "lastModifiedCheckMargin": 10_000,
        # Pages of text, such as the one that `make lab` opens, are shown as a reader wants them.
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
    # A page that is loaded again may send clicks to a subshell of the kernel that has ended ("Unknown subshell_id" in
    # the log of JupyterLab 4.6.6). The kernel hears widgets during `await run` without subshells, too.
    "@jupyterlab/apputils-extension:kernels-settings": {"commsOverSubshells": "disabled"},
}

SERVER = {"kernel_websocket_connection_class": "ganedu.course.jupyter.PromptConnection"}
WITHOUT_NBGRADER = {
    "jpserver_extensions": {
        "nbgrader.server_extensions." + name: False
        for name in ("assignment_list", "course_list", "formgrader", "validate_assignment")
    }
}
NBGRADER_MENUS = {"disabledExtensions": {"@jupyter/nbgrader": True}}


def write_settings(environment, nbgrader_menus=False):
    """Turns the news pop-up off, has widgets answer promptly, and turns nbgrader's menus on or off.

    nbgrader shows its menus to everyone once it is installed, and the tests install it. Its command line works
    either way.

    Args:
        environment: the environment's directory (`sys.prefix`).
        nbgrader_menus: True for teachers.
    """
    environment = Path(environment)
    # Files in a `.d` directory are merged with what packages put there, in the order of their names.
    server = environment / "etc/jupyter/jupyter_server_config.d/zz_ganedu.json"
    menus = environment / "etc/jupyter/labconfig/page_config.d/ganedu.json"
    write_json(environment / "share/jupyter/lab/settings/overrides.d/ganedu.json", LAB_SETTINGS)
    write_json(server, {"ServerApp": {**SERVER, **({} if nbgrader_menus else WITHOUT_NBGRADER)}})
    write_json(menus, {} if nbgrader_menus else NBGRADER_MENUS)


def write_json(path, content):
    """Writes `content` aside, then renames it: a server that starts meanwhile reads all or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name("." + path.name + ".new")
    aside.write_text(json.dumps(content, indent=2) + "\n")
    aside.replace(path)
