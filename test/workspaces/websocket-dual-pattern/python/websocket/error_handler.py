"""Errors as connections see them."""


class ErrorHandlerImpl:
    """Turns an error into a close code and a text."""

    def __init__(self, debug: bool) -> None:
        self.debug = debug

    def status_of(self, error: Exception) -> int:
        return 1008 if isinstance(error, ValueError) else 1011

    def text_of(self, error: Exception) -> str:
        return str(error) if self.debug else "closed"

    def handle(self, error: Exception) -> str:
        return f"{self.status_of(error)} {self.text_of(error)}"

    def is_retryable(self, error: Exception) -> bool:
        return self.status_of(error) == 1011
