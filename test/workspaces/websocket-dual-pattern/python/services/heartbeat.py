"""How often connections are asked whether they live."""

try:
    from config.production import HEARTBEAT_SECONDS
except ImportError:
    from config.development import HEARTBEAT_SECONDS


def next_heartbeat(now: float) -> float:
    """When to ask again, on the clock of `now`."""
    return now + HEARTBEAT_SECONDS
