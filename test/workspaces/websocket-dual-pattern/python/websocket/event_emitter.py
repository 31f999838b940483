"""Events of connections, as the first version had them."""

from collections.abc import Callable


class LegacyEventEmitter:
    """Calls the listeners of an event; a listener that fails is left out."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[str], None]]] = {}

    def on(self, event: str, listener: Callable[[str], None]) -> None:
        self._listeners.setdefault(event, []).append(listener)

    def off(self, event: str, listener: Callable[[str], None]) -> None:
        listeners = self._listeners.get(event, [])
        if listener in listeners:
            listeners.remove(listener)

    def emit(self, event: str, payload: str) -> int:
        called = 0
        for listener in list(self._listeners.get(event, [])):
            try:
                listener(payload)
                called += 1
            except ValueError:
                continue
        return called

    def listener_count(self, event: str) -> int:
        return len(self._listeners.get(event, []))
