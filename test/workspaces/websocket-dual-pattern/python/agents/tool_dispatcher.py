"""Runs the tools of agents."""

from collections.abc import Callable


class ToolDispatcher:
    """Tools by name."""

    def __init__(self) -> None:
        self._tools: dict[str, Callable[[str], str]] = {}

    def register_tool(self, name: str, tool: Callable[[str], str]) -> None:
        self._tools[name] = tool

    def unregister_tool(self, name: str) -> None:
        self._tools.pop(name, None)

    def has_tool(self, name: str) -> bool:
        return name in self._tools

    def dispatch_tool(self, name: str, argument: str) -> str:
        return self._tools[name](argument)
