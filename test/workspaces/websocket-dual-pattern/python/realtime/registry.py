"""Which connection belongs to whom, for presence."""


class LegacyConnectionRegistry:
    """Users by connection; a connection may change hands."""

    def __init__(self) -> None:
        self._users: dict[str, str] = {}

    def register(self, connection_id: str, user_id: str) -> None:
        self._users[connection_id] = user_id

    def unregister(self, connection_id: str) -> None:
        self._users.pop(connection_id, None)

    def user_of(self, connection_id: str) -> str:
        return self._users.get(connection_id, "")

    def count(self) -> int:
        return len(self._users)
