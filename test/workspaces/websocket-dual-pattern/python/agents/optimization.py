"""The agent that saves money."""

from websocket_core.unified_manager import UnifiedWebSocketManager


def create_optimization_ws_manager() -> UnifiedWebSocketManager:
    return UnifiedWebSocketManager("optimization", 40)
