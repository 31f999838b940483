"""The page of the operators."""

from websocket_core.manager import WebSocketManager


def build_admin_ws_manager(host: str) -> WebSocketManager:
    manager = WebSocketManager("admin", max_connections=5)
    manager.allow_origin(f"https://admin.{host}")
    return manager
