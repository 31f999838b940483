"""Leaving a service alone that keeps failing."""


class CircuitBreaker:
    """Opens after so many failures in a row."""

    def __init__(self, threshold: int) -> None:
        self.threshold = threshold
        self.failures = 0

    def allow(self) -> bool:
        return not self.is_open()

    def record_success(self) -> None:
        self.failures = 0

    def record_failure(self) -> None:
        self.failures += 1

    def is_open(self) -> bool:
        return self.failures >= self.threshold
