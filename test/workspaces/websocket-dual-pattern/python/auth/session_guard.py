"""Opens sessions that renew themselves."""

from auth.token_refresh import refreshed_token


def open_guarded(name: str, attempt: int) -> str:
    return f"guarded {refreshed_token(name, attempt)}"
