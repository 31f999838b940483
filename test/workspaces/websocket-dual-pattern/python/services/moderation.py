"""What moderators see."""

from websocket_core.manager import WebSocketManager


def create_moderation_ws_manager() -> WebSocketManager:
    return WebSocketManager("moderation", max_connections=25)


def is_rude(text: str) -> bool:
    """Whether a moderator should look at it."""
    return text.isupper()
