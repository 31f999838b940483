"""The hub that dashboards listen to."""

from websocket_core.manager import WebSocketManager


class ConnectionHub:
    """Tells every dashboard what is going on."""

    manager = WebSocketManager("hub", max_connections=1000)

    def tell(self, text: str) -> int:
        return ConnectionHub.manager.broadcast(text)

    def describe(self) -> str:
        return f"hub of {ConnectionHub.manager.max_connections}"
