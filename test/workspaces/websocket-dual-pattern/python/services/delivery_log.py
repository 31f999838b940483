"""The delivery log."""

import logging

from websocket_core.receipts import DeliveryReceipt

logger = logging.getLogger(__name__)


def record_delivery(receipt: DeliveryReceipt) -> str:
    """Writes one line and returns it."""
    line = receipt.line()
    logger.info("%s", line)
    return line
