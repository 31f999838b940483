"""Settings on a developer's machine."""

HEARTBEAT_SECONDS = 5
