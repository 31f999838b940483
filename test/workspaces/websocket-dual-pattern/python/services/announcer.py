"""Announcements to everybody who is connected."""

from websocket_core.delivery import deliver_message
from websocket_core.protocol import Envelope


def announce(user_ids: list[str], text: str) -> int:
    """Delivers `text` to each user; returns how many characters went out."""
    for user_id in user_ids:
        deliver_message(user_id, text)
    return len(user_ids) * len(Envelope("announcements", text).encode())
