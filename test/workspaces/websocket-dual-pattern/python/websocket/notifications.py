"""Kept for backward compatibility: callers of the first version push through here."""

from websocket_core.delivery import deliver_message


def push_message(user_id: str, text: str) -> str:
    return deliver_message(user_id, text)
