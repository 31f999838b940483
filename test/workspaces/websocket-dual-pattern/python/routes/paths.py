"""The paths of the application."""

LOGIN_PATH = "/login"
CHAT_PATH = "/chat"


def path_of(page: str) -> str:
    """The path of a page that has no name of its own."""
    return f"/pages/{page.lower()}"
