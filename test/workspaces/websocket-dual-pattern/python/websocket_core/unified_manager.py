"""The manager that was meant to replace the others."""

from __future__ import annotations

from websocket_core.protocol import Envelope, Socket


class UnifiedWebSocketManager:
    """Keeps sockets like the others, and counts what it sent."""

    def __init__(self, channel: str, max_connections: int = 250) -> None:
        self.channel = channel
        self.max_connections = max_connections
        self.sent = 0
        self._sockets: dict[str, list[Socket]] = {}

    @staticmethod
    def for_channel(channel: str) -> UnifiedWebSocketManager:
        """A manager of the usual size."""
        return UnifiedWebSocketManager(f"unified:{channel}", 250)

    def connect(self, user_id: str, socket: Socket) -> None:
        if self.connection_count() >= self.max_connections:
            raise ConnectionError(f"{self.channel} is full")
        self._sockets.setdefault(user_id, []).append(socket)

    def disconnect(self, user_id: str, socket: Socket) -> None:
        sockets = [each for each in self._sockets.pop(user_id, []) if each is not socket]
        if sockets:
            self._sockets[user_id] = sockets

    def send_to_user(self, user_id: str, text: str) -> int:
        sockets = self._sockets.get(user_id, [])
        for socket in sockets:
            socket.send(Envelope(self.channel, text).encode())
        self.sent += len(sockets)
        return len(sockets)

    def broadcast(self, text: str) -> int:
        return sum(self.send_to_user(user_id, text) for user_id in list(self._sockets))

    def connection_count(self) -> int:
        return sum(len(sockets) for sockets in self._sockets.values())
