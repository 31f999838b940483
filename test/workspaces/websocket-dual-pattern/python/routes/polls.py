"""Polls that close by themselves."""

from realtime.connection_manager import WebSocketConnectionManager


def make_poll_ws_manager(question: str) -> WebSocketConnectionManager:
    return WebSocketConnectionManager(f"poll:{question}")


def tally(votes: list[str]) -> dict[str, int]:
    """How often each answer was given."""
    return {answer: votes.count(answer) for answer in sorted(set(votes))}
