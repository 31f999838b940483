"""Exports that are sent piece by piece."""

from websocket_core.manager import WebSocketManager


def make_export_ws_manager(file_name: str) -> WebSocketManager:
    kind = file_name.rsplit(".", 1)[-1]
    return WebSocketManager(f"export:{kind}", max_connections=1)
