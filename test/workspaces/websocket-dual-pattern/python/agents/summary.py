"""The agent that makes things short."""

from websocket_core.manager import WebSocketManager


def make_summary_ws_manager() -> WebSocketManager:
    manager = WebSocketManager("summary")
    manager.allow_origin("https://summary.example")
    return manager


def shorten(text: str) -> str:
    """The first sentence."""
    return text.split(". ")[0]
