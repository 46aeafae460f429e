"""What the course's JupyterLab does differently: it passes on each message of a kernel at once."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The connection between a kernel and the browser, without Nagle's algorithm.

    With it, the operating system holds a small message back until the browser has confirmed the one before, and
    browsers take up to 40 ms for that: longer than a widget needs to answer.
    """

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
