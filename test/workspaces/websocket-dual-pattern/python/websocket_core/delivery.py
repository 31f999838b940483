"""Sends one text to one user and writes down that it did."""

from services.delivery_log import record_delivery
from websocket_core.protocol import Envelope
from websocket_core.receipts import DeliveryReceipt


def deliver_message(user_id: str, text: str) -> str:
    """Returns the line of the delivery log."""
    encoded = Envelope("direct", text).encode()
    receipt = DeliveryReceipt(user_id, len(encoded))
    return record_delivery(receipt)
