"""Proof that a text reached somebody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeliveryReceipt:
    """Who got a text, and how long it was."""

    user_id: str
    length: int

    def line(self) -> str:
        return f"{self.user_id} got {self.length} characters"
