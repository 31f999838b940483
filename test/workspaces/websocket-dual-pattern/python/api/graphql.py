"""Subscriptions."""

from websocket_core.manager import WebSocketManager


def build_subscription_ws_manager(query: str) -> WebSocketManager:
    name = query.split("{")[0].strip() or "anonymous"
    return WebSocketManager(f"subscription:{name}", max_connections=150)
