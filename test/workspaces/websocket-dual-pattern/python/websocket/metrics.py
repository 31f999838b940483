"""Numbers about connections."""


class MetricsCollectorV1:
    """Counters and gauges with a slash after the prefix."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._values: dict[str, float] = {}

    def increment(self, name: str) -> None:
        self._values[name] = self._values.get(name, 0) + 1

    def gauge(self, name: str, value: float) -> None:
        self._values[name] = value

    def snapshot(self) -> dict[str, float]:
        return {f"{self.prefix}/{name}": value for name, value in self._values.items()}

    def reset_metrics(self) -> None:
        self._values = {}
