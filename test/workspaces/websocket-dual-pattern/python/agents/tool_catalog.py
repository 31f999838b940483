"""The tools that agents may use."""

from services import message_router
from agents import chat_agent


def tools_for(agent_name: str) -> tuple[str, ...]:
    """Agents of the chat rooms may also search."""
    if agent_name in chat_agent.ChatAgent.nicknames:
        return ("read", "write", "search")
    return ("read", "write")


def run_tool(agent_name: str, tool: str) -> int:
    """Tells everybody that a tool runs; returns how many heard it."""
    return message_router.route(agent_name, f"runs {tool}")
