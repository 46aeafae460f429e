"""What the tools that draw in the browser have in common."""

import base64
import pathlib

import anywidget
import traitlets

LIVE = pathlib.Path(__file__).parent.parent


def source(*names):
    """The text of files in `live`, one after the other: a browser module is one file, so parts are joined."""
    return "\n".join((LIVE / name).read_text() for name in names)


class Tool(anywidget.AnyWidget):
    """A widget whose front end is a JavaScript module, and which saved and static pages show as a still and words.

    A subclass gives `_esm = source("kit/kit.js", "kit/notebook.js", "it/it.js")`, `_css = source("kit/kit.css",
    "it/it.css")` and `words`.
    The browser asks for something with `ask(model, root, {do: "name", ...}, buffers)`: the method `do_name(...)` is
    called with the rest of the message as arguments, and `buffers` where there are any.
    """

    words = "A widget was shown here. Run the cell to see it."

    heard = traitlets.Float().tag(sync=True)  # the ticket of the latest request

    def __init__(self, **traits):
        super().__init__(**traits)
        self.on_msg(self._obey)

    def _obey(self, _, content, buffers):
        arguments = dict(content)
        ticket = arguments.pop("ticket", self.heard)
        method = getattr(self, f"do_{arguments.pop('do')}")
        try:
            method(**arguments, **({"buffers": buffers} if buffers else {}))
        finally:
            self.heard = ticket

    def still(self):
        """What a page without widgets shows instead: a figure of `ganedu.plots`, or None."""
        return None

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        still = self.still()
        if still is not None:
            data["image/png"] = base64.b64encode(still.png()).decode()
        return {**data, "text/plain": self.words}, metadata
