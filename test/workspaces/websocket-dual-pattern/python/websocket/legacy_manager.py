"""The manager of the first version: a list of sockets and no channels."""

from __future__ import annotations

from websocket_core.protocol import Socket


class LegacyWebSocketManager:
    """Keeps pairs of user and socket."""

    def __init__(self) -> None:
        self._pairs: list[tuple[str, Socket]] = []

    def connect(self, user_id: str, socket: Socket) -> None:
        self._pairs.append((user_id, socket))

    def disconnect(self, user_id: str, socket: Socket) -> None:
        self._pairs = [pair for pair in self._pairs if pair != (user_id, socket)]

    def send_to_user(self, user_id: str, text: str) -> int:
        sockets = [socket for owner, socket in self._pairs if owner == user_id]
        for socket in sockets:
            socket.send(text)
        return len(sockets)

    def broadcast(self, text: str) -> int:
        for _, socket in self._pairs:
            socket.send(text)
        return len(self._pairs)
