"""The door for other programs."""

from websocket_core import Envelope
from websocket_core.manager import WebSocketManager


def create_gateway_ws_manager(origins: list[str]) -> WebSocketManager:
    manager = WebSocketManager("gateway", max_connections=2000)
    for origin in origins:
        manager.allow_origin(origin)
    return manager


def greeting(program: str) -> str:
    """The first text that a program gets."""
    return Envelope("gateway", f"hello {program}").encode()
