"""Channels for what not everybody may read."""

from websocket_core.manager import WebSocketManager


def create_secure_ws_manager(channel: str, clearance: str) -> WebSocketManager:
    """A manager for readers with a clearance."""
    manager = WebSocketManager(f"secure:{channel}", max_connections=10)
    manager.allow_origin("https://secure.example")
    return manager
