"""Errors as the outside sees them."""


class ErrorHandler:
    """Turns an error into a status and a text."""

    def __init__(self, debug: bool) -> None:
        self.debug = debug

    def status_of(self, error: Exception) -> int:
        return 400 if isinstance(error, ValueError) else 500

    def text_of(self, error: Exception) -> str:
        return str(error) if self.debug else "something went wrong"

    def handle(self, error: Exception) -> str:
        return f"{self.status_of(error)} {self.text_of(error)}"

    def is_retryable(self, error: Exception) -> bool:
        return self.status_of(error) == 500
