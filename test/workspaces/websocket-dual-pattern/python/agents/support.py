"""The agent that helps."""

from websocket_core.isolated_manager import IsolatedWebSocketManager


def open_support_ws_manager(ticket: int) -> IsolatedWebSocketManager:
    return IsolatedWebSocketManager(f"ticket:{ticket}")
