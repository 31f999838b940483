"""Envelopes as JSON."""

import json


class MessageSerializer:
    """JSON with sorted keys."""

    def __init__(self, indent: int) -> None:
        self.indent = indent

    def dumps(self, message: dict[str, str]) -> str:
        return json.dumps(message, indent=self.indent, sort_keys=True)

    def loads(self, text: str) -> dict[str, str]:
        return json.loads(text)

    def content_type(self) -> str:
        return "application/json"

    def is_valid(self, text: str) -> bool:
        return text.lstrip().startswith("{")
