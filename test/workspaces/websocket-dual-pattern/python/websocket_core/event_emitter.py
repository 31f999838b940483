"""Events of connections."""

from collections.abc import Callable


class UnifiedEventEmitter:
    """Calls the listeners of an event, and those of `*`."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[[str], None]]] = {}

    def on(self, event: str, listener: Callable[[str], None]) -> None:
        self._listeners.setdefault(event, []).append(listener)

    def off(self, event: str, listener: Callable[[str], None]) -> None:
        self._listeners[event] = [each for each in self._listeners.get(event, []) if each is not listener]

    def emit(self, event: str, payload: str) -> int:
        listeners = [*self._listeners.get(event, []), *self._listeners.get("*", [])]
        for listener in listeners:
            listener(payload)
        return len(listeners)

    def listener_count(self, event: str) -> int:
        return len(self._listeners.get(event, []))
