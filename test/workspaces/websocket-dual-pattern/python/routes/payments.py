"""Payments that take a while."""

from websocket_core.manager import WebSocketManager


def get_payment_ws_manager(extensions: dict[str, WebSocketManager]) -> WebSocketManager:
    """The manager that the application keeps among its extensions."""
    manager = extensions.get("payments")
    if manager is None:
        manager = WebSocketManager("payments", max_connections=20)
        extensions["payments"] = manager
    return manager
