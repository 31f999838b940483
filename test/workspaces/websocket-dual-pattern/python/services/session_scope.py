"""The session that work runs in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class WorkSession:
    """A session with the name that logs show."""

    label: str


_current_session: WorkSession | None = None


def run_in_session(session: WorkSession, work: Callable[[], str]) -> str:
    """Runs `work`, which can ask for the session."""
    global _current_session
    _current_session = session
    return work()


def session_label() -> str:
    return "nobody" if _current_session is None else _current_session.label
