"""Events for the rest of the product."""

from collections.abc import Callable


class EventEmitter:
    """Calls the listeners of an event in the order they came."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[str], None]]] = {}

    def on(self, event: str, listener: Callable[[str], None]) -> None:
        self._listeners.setdefault(event, []).append(listener)

    def off(self, event: str, listener: Callable[[str], None]) -> None:
        listeners = self._listeners.get(event, [])
        if listener in listeners:
            listeners.remove(listener)

    def emit(self, event: str, payload: str) -> int:
        listeners = list(self._listeners.get(event, []))
        for listener in listeners:
            listener(payload)
        return len(listeners)

    def listener_count(self, event: str) -> int:
        return len(self._listeners.get(event, []))
