"""Connections of a single user."""

from __future__ import annotations

from websocket_core.protocol import Envelope, Socket


class IsolatedWebSocketManager:
    """Keeps the sockets of one user and refuses those of others."""

    def __init__(self, owner_id: str) -> None:
        self.owner_id = owner_id
        self._sockets: list[Socket] = []

    def connect(self, user_id: str, socket: Socket) -> None:
        if user_id != self.owner_id:
            raise PermissionError(f"{user_id} is not {self.owner_id}")
        self._sockets.append(socket)

    def disconnect(self, user_id: str, socket: Socket) -> None:
        if user_id == self.owner_id and socket in self._sockets:
            self._sockets.remove(socket)

    def send_to_user(self, user_id: str, text: str) -> int:
        return self.broadcast(text) if user_id == self.owner_id else 0

    def broadcast(self, text: str) -> int:
        for socket in self._sockets:
            socket.send(Envelope(self.owner_id, text).encode())
        return len(self._sockets)

    def connection_count(self) -> int:
        return len(self._sockets)
