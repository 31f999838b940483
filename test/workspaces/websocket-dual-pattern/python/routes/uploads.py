"""Progress of uploads."""

from websocket_core.unified_manager import UnifiedWebSocketManager


def make_upload_ws_manager(upload: str) -> UnifiedWebSocketManager:
    return UnifiedWebSocketManager(f"upload:{upload}", max_connections=2)
