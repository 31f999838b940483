"""What is agreed with old browsers before the first text."""


class CompatHandshakeNegotiator:
    """Chooses the first protocol that the browser offers and we know."""

    def __init__(self, protocols: list[str]) -> None:
        self.protocols = protocols

    def choose_protocol(self, offered: list[str]) -> str:
        return next((each for each in offered if each in self.protocols), "")

    def accept_line(self, key: str) -> str:
        return f"accept: {key}"

    def version_line(self, version: int) -> str:
        return f"version: {version}"

    def is_supported(self, version: int) -> bool:
        return version in (8, 13)
