"""Where the cursors of others are."""

from realtime.connection_manager import WebSocketConnectionManager


def ws_manager_for_document(document: str) -> WebSocketConnectionManager:
    channel = f"cursor:{document}"
    return WebSocketConnectionManager(channel)
