"""Who may do what."""


class PermissionChecker:
    """What has been granted, as `name:permission`."""

    def __init__(self, grants: list[str]) -> None:
        self._grants = set(grants)

    def grant(self, name: str, permission: str) -> None:
        self._grants.add(f"{name}:{permission}")

    def revoke(self, name: str, permission: str) -> None:
        self._grants.discard(f"{name}:{permission}")

    def can_read(self, name: str) -> bool:
        return f"{name}:read" in self._grants or self.can_write(name)

    def can_write(self, name: str) -> bool:
        return f"{name}:write" in self._grants
