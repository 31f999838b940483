"""How many rooms a process can hold."""

from config import limits

ROOM_CAPACITY = limits.MAX_CONNECTIONS // limits.MAX_ROOMS


def rooms_for(connections: int) -> int:
    """Rooms that so many connections fill, at least one."""
    return max(1, connections // ROOM_CAPACITY)
