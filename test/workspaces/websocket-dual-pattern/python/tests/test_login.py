"""Logging in and renewing."""

import unittest

from auth.login_flow import log_in
from auth.token_refresh import refreshed_token


class LoginTest(unittest.TestCase):
    def test_gives_a_token(self) -> None:
        self.assertEqual(log_in("ada", "secret"), "guarded ada-1")

    def test_logs_in_again_after_three_attempts(self) -> None:
        self.assertEqual(refreshed_token("ada", 3), "guarded ada-1")
