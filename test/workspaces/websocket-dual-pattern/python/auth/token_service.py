"""Where browsers get their tokens."""

from routes.paths import LOGIN_PATH


def login_address(host: str) -> str:
    """Where to send somebody who has no token."""
    return f"https://{host}{LOGIN_PATH}"
