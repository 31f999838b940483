"""Notifications of agents."""

from collections.abc import Callable


class NewNotificationDispatcher:
    """Collects notifications and sends each text once."""

    def __init__(self, send: Callable[[str, str], None]) -> None:
        self._send = send
        self._pending: list[tuple[str, str]] = []

    def dispatch(self, user_id: str, text: str) -> None:
        if (user_id, text) not in self._pending:
            self._pending.append((user_id, text))

    def dispatch_many(self, user_ids: list[str], text: str) -> None:
        for user_id in user_ids:
            self.dispatch(user_id, text)

    def pending_count(self) -> int:
        return len(self._pending)

    def flush(self) -> int:
        sent = len(self._pending)
        for user_id, text in self._pending:
            self._send(user_id, text)
        self._pending = []
        return sent
