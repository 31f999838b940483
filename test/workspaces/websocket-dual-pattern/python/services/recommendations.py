"""What others have read."""

from websocket_core.manager import WebSocketManager


def get_recommendation_ws_manager(shelf: str) -> WebSocketManager:
    return WebSocketManager(f"shelf:{shelf}", max_connections=80)
