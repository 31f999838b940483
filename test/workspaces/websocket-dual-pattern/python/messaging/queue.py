"""Texts that wait to be sent."""


class MessageQueue:
    """First in, first out, up to a capacity."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._messages: list[str] = []

    def put(self, message: str) -> bool:
        if len(self._messages) >= self.capacity:
            return False
        self._messages.append(message)
        return True

    def take(self) -> str:
        return self._messages.pop(0)

    def peek(self) -> str:
        return self._messages[0]

    def size(self) -> int:
        return len(self._messages)
