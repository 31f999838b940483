"""The agent that makes plans."""

from websocket_core.manager import WebSocketManager


def create_planner_ws_manager() -> WebSocketManager:
    return WebSocketManager("planner", max_connections=15)


def plan(goal: str) -> list[str]:
    """The steps to a goal."""
    return [f"understand {goal}", f"do {goal}", f"check {goal}"]
