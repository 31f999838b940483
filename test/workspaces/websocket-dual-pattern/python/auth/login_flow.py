"""Logging in."""

from auth.session_guard import open_guarded


def log_in(name: str, password: str) -> str:
    """A token, or a ValueError when there is no password."""
    if not password:
        raise ValueError("a password is needed")
    return open_guarded(name, 0)
