"""Rooms with a door."""

from websocket_core.manager import WebSocketManager


def ws_manager_for_room(room: str, private: bool) -> WebSocketManager:
    if private:
        return WebSocketManager(f"private:{room}", max_connections=10)
    return WebSocketManager(f"room:{room}", max_connections=100)
