"""Texts as JSON, as the first version sent them."""

import json


class OldMessageSerializer:
    """JSON with keys as they come."""

    def __init__(self, indent: int) -> None:
        self.indent = indent

    def dumps(self, message: dict[str, str]) -> str:
        return json.dumps(message, indent=self.indent)

    def loads(self, text: str) -> dict[str, str]:
        return json.loads(text)

    def content_type(self) -> str:
        return "text/json"

    def is_valid(self, text: str) -> bool:
        return text.lstrip().startswith("{")
