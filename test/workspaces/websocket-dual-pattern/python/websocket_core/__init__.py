"""The one home of live connections."""

from .protocol import Envelope, Socket

__all__ = ["Envelope", "Socket"]
