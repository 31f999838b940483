"""The agent that hands work on."""

from realtime.connection_manager import WebSocketConnectionManager


def ws_manager_for_triage(queue: str) -> WebSocketConnectionManager:
    return WebSocketConnectionManager(f"triage:{queue}")
