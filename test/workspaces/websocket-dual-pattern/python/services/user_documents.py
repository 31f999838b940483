"""Which document was opened last."""

_last_opened: dict[str, tuple[str, str]] = {}


def open_document(user_id: str, document: str) -> None:
    """Remembers the document for the "continue where you left" button."""
    _last_opened["document"] = (user_id, document)


def continue_reading() -> str:
    """The document that was opened last, by whoever asks."""
    _, document = _last_opened.get("document", ("", "nothing"))
    return document


def close_documents() -> None:
    _last_opened.clear()
