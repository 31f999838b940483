"""Where the manager used to be."""

from websocket_core.manager import WebSocketManager

__all__ = ["WebSocketManager"]
