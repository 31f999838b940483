"""The first version, which nobody has dared to delete."""

import unittest
from unittest.mock import Mock

from websocket.legacy_manager import LegacyWebSocketManager


class FirstVersionTest(unittest.TestCase):
    def test_sends_to_one_user(self) -> None:
        manager = LegacyWebSocketManager()
        manager.connect("ada", Mock())
        manager.connect("grace", Mock())
        self.assertEqual(manager.send_to_user("ada", "hello"), 1)
