"""Renews tokens before they run out."""


def refreshed_token(name: str, attempt: int) -> str:
    """A new token; from the third attempt on, `name` logs in again."""
    if attempt >= 3:
        from auth.login_flow import log_in

        return log_in(name, "renewed")
    return f"{name}-{attempt + 1}"
