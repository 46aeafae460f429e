"""Everybody can read and use every widget: axe finds no serious fault, and no word is too faint, in either theme.

axe (https://github.com/dequelabs/axe-core, MPL 2.0) leaves out disabled and hovered controls; those are measured here.
"""

from axe_playwright_python.sync_playwright import Axe
from in_lab import hide_sidebar, notebook, run_all, until, value
import pytest
from test_panel_in_lab import SETUP
from test_small_widgets import PREDICT, QUIZ

TOOLS = {
    ".explorer": "from ganedu import live, zoo\ngame = zoo.dcgan_mnist()\nlive.Explorer(game)",
    ".eye": "from ganedu import data\nimages = data.load('mnist', 'test')[0]\nlive.Eye(game, images)",
    ".real-or-fake": "live.RealOrFake(game, images)",
    ".playground": "live.Playground()",
    ".ganedu-panel": SETUP + "run = live.train(gan, data.mnist(64), steps=1_000_000, callbacks=[quality])",
    ".doodle": "live.Doodle()",
    ".predict": PREDICT,
    ".quiz": QUIZ,
}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}

# The pieces of text that can be seen and whose contrast with what lies behind is too low (WCAG 2.2, 1.4.3).
FAINT = """(root) => {
    const parse = (colour) => {
        const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        return { rgb: [r, g, b], alpha: a / 255 };
    };
    const over = (top, bottom) => bottom.map((under, i) => top.alpha * top.rgb[i] + (1 - top.alpha) * under);
    const behind = (node) => node === null ? [255, 255, 255]
        : over(parse(getComputedStyle(node).backgroundColor), behind(node.parentElement));
    const linear = (level) => level <= 0.04045 * 255 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const faint = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, node = text.parentElement;
        const said = text.textContent.trim();
        if (!said || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const style = getComputedStyle(node);
        const ground = behind(node);
        const ink = parse(node.closest("svg") ? style.fill : style.color);
        let shown = ink.alpha;
        for (let each = node; each; each = each.parentElement) shown *= Number(getComputedStyle(each).opacity);
        const ratio = contrast(over({ rgb: ink.rgb, alpha: shown }, ground), ground);
        if (ratio < 4.5) faint.push(`${said.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return faint;
}"""


@pytest.fixture
def choose_theme():
    """Shows a page in a theme; in the end the light one, which the settings keep for the tests that follow."""
    pages = []

    def choose(page, name):
        pages.append(page)
        page.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", THEMES[name])
        light = str(name == "light").lower()
        page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached", timeout=20_000)

    yield choose
    for page in pages[:1]:
        choose(page, "light")


def test_everybody_can_read_and_use_every_tool(lab, open_notebook, choose_theme):
    page = open_notebook(notebook(lab, *TOOLS.values()))
    hide_sidebar(page)
    run_all(page)
    roots = {name: page.locator(f".ganedu{name}, {name}").first for name in TOOLS}
    for root in roots.values():
        root.wait_for(timeout=120_000)
    until(lambda: page.locator(".ganedu-panel .quality polyline").count() == 1, "a quality curve", 60)
    page.locator(".ganedu-panel button", has_text="Pause").click()
    page.locator(".predict button").first.click()
    page.locator(".quiz button").first.click()
    until(lambda: value(page, "quiz.score")[1] == 1, "an answered question", 20)
    for theme in THEMES:
        choose_theme(page, theme)
        faint = {name: root.evaluate(FAINT) for name, root in roots.items()}
        assert not any(faint.values()), (theme, faint)
        assert not faults(page), theme
        for name, root in roots.items():
            for button in root.locator("button:enabled:visible").element_handles():
                button.hover(force=True)  # what moves while it plays is no obstacle
                assert button.evaluate(FAINT) == [], f"{theme}, {name}, {button.inner_text()} under the mouse"


def faults(page):
    """What axe calls serious or critical in the tools, rule by rule, with the elements."""
    found = Axe().run(page, {"include": [[".ganedu"]]}).response["violations"]
    return {
        rule["id"]: [node["html"][:120] for node in rule["nodes"]]
        for rule in found
        if rule["impact"] in ("serious", "critical")
    }


def test_what_is_faint_or_nameless_is_found(browser):
    """The two measures themselves, on a page with known contrasts."""
    page = browser.new_page()
    page.set_content(
        """<html lang="en"><title>Known contrasts</title><main class="ganedu">
        <p style="color: #949494; background: #fff">three to one</p>
        <p style="color: #767676; background: #fff">enough</p>
        <p style="color: #000; opacity: 0.5">half there</p>
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC"></main></html>"""
    )
    assert page.locator("main").evaluate(FAINT) == ["three to one: 3.03", "half there: 3.98"]
    assert set(faults(page)) == {"color-contrast", "image-alt"}
    page.close()
