"""What goes over a connection, and the connection itself."""

from dataclasses import dataclass
from typing import Protocol


class Socket(Protocol):
    """An open connection to one browser."""

    def send(self, text: str) -> None: ...


@dataclass(frozen=True)
class Envelope:
    """A text with the channel it belongs to."""

    channel: str
    text: str

    def encode(self) -> str:
        return f"{self.channel}|{self.text}"
