"""When each user was last seen."""

import time

_last_seen: dict[str, float] = {}


def touch(user_id: str) -> None:
    """Called for every text that a user sends."""
    _last_seen[user_id] = time.monotonic()


def is_idle(user_id: str, after_seconds: float) -> bool:
    seen = _last_seen.get(user_id)
    return seen is None or time.monotonic() - seen > after_seconds
