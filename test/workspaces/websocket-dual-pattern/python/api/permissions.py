"""Who may call what."""


class CorePermissionChecker:
    """What has been granted, as `name:permission`; writing does not imply reading."""

    def __init__(self, grants: list[str]) -> None:
        self._grants = set(grants)

    def grant(self, name: str, permission: str) -> None:
        self._grants.add(f"{name}:{permission}")

    def revoke(self, name: str, permission: str) -> None:
        self._grants.discard(f"{name}:{permission}")

    def can_read(self, name: str) -> bool:
        return f"{name}:read" in self._grants

    def can_write(self, name: str) -> bool:
        return f"{name}:write" in self._grants
