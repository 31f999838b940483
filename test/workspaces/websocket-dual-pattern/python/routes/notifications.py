"""The notification bell."""

from services.delivery_log import DeliveryReceipt, record_delivery
from websocket_core.manager import WebSocketManager


def create_notification_ws_manager() -> WebSocketManager:
    return WebSocketManager("notifications", max_connections=300)


def acknowledge(user_id: str, text: str) -> str:
    """Writes down that a notification was read."""
    return record_delivery(DeliveryReceipt(user_id, len(text)))
