"""The two ways to get a manager that new code should know."""

from websocket_core.isolated_manager import IsolatedWebSocketManager
from websocket_core.manager import WebSocketManager


def create_websocket_manager(settings: dict[str, str]) -> WebSocketManager:
    """A manager as the settings want it."""
    channel = settings.get("channel", "default")
    manager = WebSocketManager(channel, int(settings.get("max_connections", "100")))
    for origin in settings.get("origins", "").split():
        manager.allow_origin(origin)
    return manager


def create_isolated_websocket_manager(user_id: str) -> IsolatedWebSocketManager:
    """A manager that only `user_id` can use."""
    if not user_id:
        raise ValueError("a user is needed")
    return IsolatedWebSocketManager(user_id)
