"""Announcements. The old path is patched, although nothing goes there any more."""

import unittest
from unittest.mock import Mock, patch

from services.announcer import announce


class AnnouncerTest(unittest.TestCase):
    @patch("websocket.notifications.push_message")
    def test_pushes_nothing_through_the_first_version(self, push_message: Mock) -> None:
        self.assertEqual(announce(["ada", "grace"], "hi"), 2 * len("announcements|hi"))
        push_message.assert_not_called()
