"""Tells browsers what an agent does."""

from collections.abc import Callable


class AgentBridge:
    """Sends one line for each step of an agent."""

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send

    def agent_started(self, agent_name: str) -> None:
        self._send(f"{agent_name} started")

    def agent_thinking(self, agent_name: str, thought: str) -> None:
        self._send(f"{agent_name} thinks {thought}")

    def tool_executed(self, agent_name: str, tool: str) -> None:
        self._send(f"{agent_name} used {tool}")

    def agent_completed(self, agent_name: str, result: str) -> None:
        self._send(f"{agent_name} says {result}")
