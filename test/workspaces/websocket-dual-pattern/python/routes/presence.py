"""Who is there."""

from realtime.registry import LegacyConnectionRegistry


def count_present(names: list[str]) -> int:
    """How many connections these users hold."""
    registry = LegacyConnectionRegistry()
    for number, name in enumerate(names):
        registry.register(f"connection-{number}", name)
    return registry.count()
