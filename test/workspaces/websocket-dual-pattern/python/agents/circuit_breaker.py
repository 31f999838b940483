"""Leaving a tool alone that keeps failing."""


class AdvancedCircuitBreaker:
    """Opens after so many failures; a success takes one back."""

    def __init__(self, threshold: int) -> None:
        self.threshold = threshold
        self.failures = 0

    def allow(self) -> bool:
        return not self.is_open()

    def record_success(self) -> None:
        self.failures = max(0, self.failures - 1)

    def record_failure(self) -> None:
        self.failures += 1

    def is_open(self) -> bool:
        return self.failures >= self.threshold

    def trip(self) -> None:
        self.failures = self.threshold
