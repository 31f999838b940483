"""Who did what."""


class AuditLogger:
    """Keeps lines about actions and refusals."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._lines: list[str] = []

    def record_action(self, actor: str, action: str) -> None:
        self._lines.append(f"{self.source}: {actor} did {action}")

    def record_denial(self, actor: str, reason: str) -> None:
        self._lines.append(f"{self.source}: {actor} was refused, {reason}")

    def lines(self) -> list[str]:
        return list(self._lines)

    def clear_lines(self) -> None:
        self._lines = []
