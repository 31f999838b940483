"""Whether a worker still lives."""


class EnhancedHeartbeatMonitor:
    """Counts the beats that did not come, and forgives two more."""

    def __init__(self, interval_seconds: float) -> None:
        self.interval_seconds = interval_seconds
        self._last = 0.0

    def start(self, now: float) -> None:
        self._last = now

    def beat(self, now: float) -> None:
        self._last = now

    def missed_beats(self, now: float) -> int:
        return int((now - self._last) // self.interval_seconds)

    def is_alive(self, now: float) -> bool:
        return self.missed_beats(now) < 5
