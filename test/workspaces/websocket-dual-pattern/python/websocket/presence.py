"""Who is connected."""


class LegacyPresenceTracker:
    """Remembers who is there, however many windows they have."""

    def __init__(self) -> None:
        self._windows: dict[str, int] = {}

    def mark_online(self, user_id: str) -> None:
        self._windows[user_id] = 1

    def mark_offline(self, user_id: str) -> None:
        self._windows.pop(user_id, None)

    def is_online(self, user_id: str) -> bool:
        return user_id in self._windows

    def online_users(self) -> list[str]:
        return sorted(self._windows)
