"""Sets the process up before it serves."""

from config import limits
from services.connection_hub import ConnectionHub
from services.heartbeat import next_heartbeat

limits.MAX_CONNECTIONS = 5000


def boot() -> str:
    """What the process starts with."""
    hub = ConnectionHub()
    return f"{hub.describe()}, next heartbeat at {next_heartbeat(0)}"
