"""The agent of the chat rooms."""

import unittest

from agents.chat_agent import ChatAgent


class ChatAgentTest(unittest.TestCase):
    def test_knows_its_tools(self) -> None:
        self.assertEqual(ChatAgent("guide").answer("why"), "guide with 3 tools answers why")
        self.assertEqual(ChatAgent("other").describe(), "other with 2 tools")
