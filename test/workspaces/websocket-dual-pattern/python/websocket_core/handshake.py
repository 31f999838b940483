"""What is agreed before the first text."""


class HandshakeNegotiator:
    """Chooses the first protocol of ours that the browser offers."""

    def __init__(self, protocols: list[str]) -> None:
        self.protocols = protocols

    def choose_protocol(self, offered: list[str]) -> str:
        return next((each for each in self.protocols if each in offered), "")

    def accept_line(self, key: str) -> str:
        return f"accept: {key}"

    def version_line(self, version: int) -> str:
        return f"version: {version}"

    def is_supported(self, version: int) -> bool:
        return version == 13
