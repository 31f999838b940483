"""Invoices as they are written."""

from websocket_core.manager import WebSocketManager


def create_billing_ws_manager(tenant_id: str) -> WebSocketManager:
    """A manager of the tenant's own."""
    return WebSocketManager(f"billing:{tenant_id}", max_connections=10)
