"""Routes texts to agents, and what they answer to everybody."""

from services import agent_directory
from websocket_core.manager import WebSocketManager

router_manager = WebSocketManager("router", max_connections=500)


def route(agent_name: str, text: str) -> int:
    """Broadcasts `text` when the agent is known; returns how many heard it."""
    if not agent_directory.knows(agent_name):
        return 0
    return router_manager.broadcast(f"{agent_name}: {text}")
