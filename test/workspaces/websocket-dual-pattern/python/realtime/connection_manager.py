"""Connections as the realtime team keeps them."""

from __future__ import annotations

from websocket_core.protocol import Envelope, Socket


class WebSocketConnectionManager:
    """Keeps one socket per user: a second connection takes the place of the first."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self._active: dict[str, Socket] = {}

    def connect(self, user_id: str, socket: Socket) -> None:
        self._active[user_id] = socket

    def disconnect(self, user_id: str) -> None:
        self._active.pop(user_id, None)

    def send_to_user(self, user_id: str, text: str) -> bool:
        socket = self._active.get(user_id)
        if socket is None:
            return False
        socket.send(Envelope(self.channel, text).encode())
        return True

    def broadcast(self, text: str) -> int:
        return sum(1 for user_id in list(self._active) if self.send_to_user(user_id, text))

    def is_connected(self, user_id: str) -> bool:
        return user_id in self._active
