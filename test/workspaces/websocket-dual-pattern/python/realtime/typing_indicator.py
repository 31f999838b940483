"""Who is typing."""

from realtime.connection_manager import WebSocketConnectionManager


def get_typing_ws_manager() -> WebSocketConnectionManager:
    return WebSocketConnectionManager("typing")


def typing_line(names: list[str]) -> str:
    """What is shown under the text field."""
    return f"{', '.join(names)} typing" if names else ""
