"""What every agent can do."""

from agents import tool_catalog


class AgentRuntime:
    """An agent with a name and the tools of the catalogue."""

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        return f"{self.name} with {len(tool_catalog.tools_for(self.name))} tools"

    def use(self, tool: str) -> int:
        return tool_catalog.run_tool(self.name, tool)
