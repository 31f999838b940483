"""Who is online."""


class PresenceTracker:
    """Counts the windows that each user has open."""

    def __init__(self) -> None:
        self._windows: dict[str, int] = {}

    def mark_online(self, user_id: str) -> None:
        self._windows[user_id] = self._windows.get(user_id, 0) + 1

    def mark_offline(self, user_id: str) -> None:
        left = self._windows.pop(user_id, 1) - 1
        if left > 0:
            self._windows[user_id] = left

    def is_online(self, user_id: str) -> bool:
        return user_id in self._windows

    def online_users(self) -> list[str]:
        return sorted(self._windows)
