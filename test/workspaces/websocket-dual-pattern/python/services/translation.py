"""Texts in other languages."""

from websocket_core.manager import WebSocketManager


def ws_manager_for_language(language: str) -> WebSocketManager:
    manager = WebSocketManager(f"language:{language}")
    manager.allow_origin(f"https://{language}.example")
    return manager
