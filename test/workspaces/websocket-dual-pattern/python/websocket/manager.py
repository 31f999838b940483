"""The manager under the name it had before."""

import warnings

from websocket_core.manager import WebSocketManager

warnings.warn("websocket.manager is deprecated, use websocket_core.manager", DeprecationWarning, stacklevel=2)

ConnectionManager = WebSocketManager
