"""Live connections of one channel, by user."""

from __future__ import annotations

from websocket_core.protocol import Envelope, Socket


class WebSocketManager:
    """Keeps the sockets of one channel and sends texts to them."""

    def __init__(self, channel: str, max_connections: int = 100) -> None:
        self.channel = channel
        self.max_connections = max_connections
        self._origins: list[str] = []
        self._sockets: dict[str, list[Socket]] = {}

    def allow_origin(self, origin: str) -> None:
        """Lets browsers of `origin` connect."""
        self._origins.append(origin)

    def connect(self, user_id: str, socket: Socket) -> None:
        if self.connection_count() >= self.max_connections:
            raise ConnectionError(f"{self.channel} is full")
        self._sockets.setdefault(user_id, []).append(socket)

    def disconnect(self, user_id: str, socket: Socket) -> None:
        sockets = self._sockets.get(user_id, [])
        if socket in sockets:
            sockets.remove(socket)
        if not sockets:
            self._sockets.pop(user_id, None)

    def send_to_user(self, user_id: str, text: str) -> int:
        """Sends to every connection of one user; returns how many there are."""
        sockets = self._sockets.get(user_id, [])
        envelope = Envelope(self.channel, text)
        for socket in sockets:
            socket.send(envelope.encode())
        return len(sockets)

    def broadcast(self, text: str) -> int:
        return sum(self.send_to_user(user_id, text) for user_id in list(self._sockets))

    def connection_count(self) -> int:
        return sum(len(sockets) for sockets in self._sockets.values())
