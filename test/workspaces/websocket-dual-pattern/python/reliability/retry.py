"""Trying again."""

from collections.abc import Callable


class RetryPolicy:
    """Waits twice as long after each attempt."""

    def __init__(self, attempts: int, delay_seconds: float) -> None:
        self.attempts = attempts
        self.delay_seconds = delay_seconds

    def should_retry(self, attempt: int, error: Exception) -> bool:
        return attempt < self.attempts and isinstance(error, OSError)

    def delay_for(self, attempt: int) -> float:
        return self.delay_seconds * 2**attempt

    def run(self, operation: Callable[[], str]) -> str:
        for attempt in range(self.attempts):
            try:
                return operation()
            except OSError as error:
                if not self.should_retry(attempt + 1, error):
                    raise
        return ""
