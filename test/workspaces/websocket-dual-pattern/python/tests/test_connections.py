"""Coming and going, written when the manager had another name."""

import unittest
from unittest.mock import Mock

from websocket.manager import ConnectionManager


class ConnectionsTest(unittest.TestCase):
    def test_who_leaves_hears_nothing(self) -> None:
        manager = ConnectionManager("test")
        socket = Mock()
        manager.connect("ada", socket)
        manager.disconnect("ada", socket)
        self.assertEqual(manager.send_to_user("ada", "hello"), 0)
