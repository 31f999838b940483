"""The agent that answers in chat rooms."""

from agents.agent_runtime import AgentRuntime


class ChatAgent(AgentRuntime):
    """Answers with what its tools know."""

    nicknames = ("guide", "helper")

    def answer(self, question: str) -> str:
        return f"{self.describe()} answers {question}"
