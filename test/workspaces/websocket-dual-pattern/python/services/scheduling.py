"""Calendars that many people edit."""

from websocket_core.unified_manager import UnifiedWebSocketManager


def build_schedule_ws_manager(calendar: str) -> UnifiedWebSocketManager:
    return UnifiedWebSocketManager(f"calendar:{calendar}", 60)
