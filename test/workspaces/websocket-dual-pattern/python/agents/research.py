"""The agent that reads."""

from websocket_core.manager import WebSocketManager


def get_research_ws_manager(topic: str) -> WebSocketManager:
    return WebSocketManager(f"research:{topic}", max_connections=15)
