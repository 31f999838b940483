"""Tells connections what an agent does."""

from collections.abc import Callable


class AgentBridge:
    """Sends one line for each step of an agent, without the thoughts."""

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send

    def agent_started(self, agent_name: str) -> None:
        self._send(f"started {agent_name}")

    def agent_thinking(self, agent_name: str, thought: str) -> None:
        self._send(f"{agent_name} thinks" if thought else f"{agent_name} waits")

    def tool_executed(self, agent_name: str, tool: str) -> None:
        self._send(f"{agent_name} used {tool}")

    def agent_completed(self, agent_name: str, result: str) -> None:
        self._send(f"{agent_name} says {result}")
