"""The first hour of a user."""

from websocket_core.isolated_manager import IsolatedWebSocketManager


def provide_onboarding_ws_manager(user_id: str) -> IsolatedWebSocketManager:
    """Nobody else sees a user's first steps."""
    return IsolatedWebSocketManager(f"onboarding:{user_id}")
