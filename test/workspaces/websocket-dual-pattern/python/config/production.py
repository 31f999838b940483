"""Settings that the deployment lays beside the code."""

HEARTBEAT_SECONDS = 30
