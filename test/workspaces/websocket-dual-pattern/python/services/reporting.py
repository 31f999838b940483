"""Reports that grow while you look."""

from websocket_core.manager import WebSocketManager


def get_report_ws_manager(open_reports: dict[str, WebSocketManager], report: str) -> WebSocketManager:
    """The manager of a report that is open already, else one of its own."""
    manager = open_reports.get(report) or WebSocketManager(f"report:{report}", max_connections=30)
    open_reports[report] = manager
    return manager
