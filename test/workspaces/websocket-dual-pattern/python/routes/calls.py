"""Calls between two people."""

from websocket_core.isolated_manager import IsolatedWebSocketManager


def ws_manager_for_call(call: str) -> IsolatedWebSocketManager:
    return IsolatedWebSocketManager(f"call:{call}")


def is_call(path: str) -> bool:
    return path.startswith("/calls/")
