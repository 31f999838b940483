"""The chat page."""

from websocket_core.manager import WebSocketManager


def get_chat_ws_manager(room: str) -> WebSocketManager:
    return WebSocketManager(f"chat:{room}", max_connections=200)


def post_chat_message(room: str, text: str) -> int:
    """Returns how many people read it at once."""
    return get_chat_ws_manager(room).broadcast(text)
