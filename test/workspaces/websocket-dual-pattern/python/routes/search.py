"""Results while you type."""

from websocket_core.unified_manager import UnifiedWebSocketManager


def open_search_ws_manager(index: str) -> UnifiedWebSocketManager:
    name = index.strip().lower()
    return UnifiedWebSocketManager(f"search:{name}", 400)
