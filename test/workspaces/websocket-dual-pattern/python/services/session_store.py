"""Sessions of jobs that run in the background."""


class CustomSessionStore:
    """Keeps what a session knows; reading does not look at the time."""

    def __init__(self, ttl_seconds: float) -> None:
        self.ttl_seconds = ttl_seconds
        self._sessions: dict[str, tuple[float, str]] = {}

    def save(self, session_id: str, data: str, now: float) -> None:
        self._sessions[session_id] = (now, data)

    def load(self, session_id: str, now: float) -> str:
        return self._sessions.get(session_id, (now, ""))[1]

    def remove(self, session_id: str) -> None:
        self._sessions.pop(session_id, None)

    def prune(self, now: float) -> None:
        for session_id, (saved, _) in list(self._sessions.items()):
            if now - saved > self.ttl_seconds:
                self.remove(session_id)
