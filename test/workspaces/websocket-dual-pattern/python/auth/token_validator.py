"""Tokens of the form `name.seconds.secret`."""


class TokenValidator:
    """Says whose a token is and until when."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def validate(self, token: str, now: int) -> bool:
        return token.endswith(f".{self.secret}") and self.expires_at(token) > now

    def subject_of(self, token: str) -> str:
        return token.split(".")[0]

    def expires_at(self, token: str) -> int:
        parts = token.split(".")
        return int(parts[1]) if len(parts) == 3 else 0
