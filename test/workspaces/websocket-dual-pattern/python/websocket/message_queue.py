"""Texts that wait for a connection."""


class LegacyMessageQueue:
    """First in, first out; the oldest makes room."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._messages: list[str] = []

    def put(self, message: str) -> bool:
        self._messages = [*self._messages, message][-self.capacity :]
        return True

    def take(self) -> str:
        return self._messages.pop(0)

    def peek(self) -> str:
        return self._messages[0]

    def size(self) -> int:
        return len(self._messages)
