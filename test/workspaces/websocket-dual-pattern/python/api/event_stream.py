"""Events for programs that only listen."""

from websocket_core.connection_registry import ConnectionRegistry
from websocket_core.manager import WebSocketManager


def open_stream_ws_manager(stream: str) -> WebSocketManager:
    return WebSocketManager(f"stream:{stream}", max_connections=500)


def listeners_line(registry: ConnectionRegistry) -> str:
    """How many programs listen, as an event."""
    return f"event: listeners\ndata: {registry.count()}\n"


def no_listeners_line() -> str:
    """What is sent before anybody listens."""
    return listeners_line(ConnectionRegistry())
