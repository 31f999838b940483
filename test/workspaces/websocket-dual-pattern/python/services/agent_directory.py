"""Which agents there are."""

from agents import chat_agent


def knows(agent_name: str) -> bool:
    return agent_name in chat_agent.ChatAgent.nicknames


def introduce(agent_name: str) -> str:
    """What an agent says about itself."""
    return chat_agent.ChatAgent(agent_name).describe()
