"""The agent that counts."""

from websocket_core.manager import WebSocketManager


def build_data_ws_manager(table: str) -> WebSocketManager:
    limit = 50 if table.endswith("_large") else 100
    return WebSocketManager(f"data:{table}", limit)
