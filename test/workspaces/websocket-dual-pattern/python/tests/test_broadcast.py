"""Broadcasting, written when the manager lived elsewhere."""

import unittest
from unittest.mock import Mock

from websocket.connection_manager import WebSocketManager


class BroadcastTest(unittest.TestCase):
    def test_reaches_everybody(self) -> None:
        manager = WebSocketManager("test")
        ada, grace = Mock(), Mock()
        manager.connect("ada", ada)
        manager.connect("grace", grace)
        self.assertEqual(manager.broadcast("hello"), 2)
        ada.send.assert_called_once_with("test|hello")
        grace.send.assert_called_once_with("test|hello")
