"""The manager where it lives now."""

import unittest
from unittest.mock import Mock

from websocket_core.manager import WebSocketManager


class ManagerTest(unittest.TestCase):
    def test_counts_connections(self) -> None:
        manager = WebSocketManager("test")
        manager.connect("ada", Mock())
        manager.connect("ada", Mock())
        self.assertEqual(manager.connection_count(), 2)

    def test_refuses_when_full(self) -> None:
        manager = WebSocketManager("test", max_connections=0)
        with self.assertRaises(ConnectionError):
            manager.connect("ada", Mock())
