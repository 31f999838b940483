"""The feed of a team."""

from websocket_core.manager import WebSocketManager


def create_feed_ws_manager(team: str) -> WebSocketManager:
    manager = WebSocketManager(f"feed:{team}")
    manager.allow_origin("https://feeds.example")
    return manager
