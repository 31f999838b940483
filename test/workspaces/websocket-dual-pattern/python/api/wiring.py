"""What the process is wired of."""

from agents.bridge import AgentBridge
from agents.execution_context import ExecutionContext
from agents.tool_dispatcher import ToolDispatcher
from api.error_handler import ErrorHandler
from auth.audit import AuditLogger
from auth.permissions import PermissionChecker
from auth.session_store import SessionStore
from auth.token_validator import TokenValidator
from events.emitter import EventEmitter
from messaging.queue import MessageQueue
from monitoring.metrics import MetricsCollector
from realtime.presence import PresenceTracker
from reliability.circuit_breaker import CircuitBreaker
from reliability.retry import RetryPolicy
from services.notification_dispatcher import NotificationDispatcher
from websocket_core.connection_registry import ConnectionRegistry
from websocket_core.handshake import HandshakeNegotiator
from websocket_core.heartbeat import HeartbeatMonitor
from websocket_core.serializer import MessageSerializer


def wired_parts() -> list[str]:
    """The names of the parts that are made for one process."""
    metrics = MetricsCollector("process")
    parts = [
        AgentBridge(metrics.increment),
        ExecutionContext("boot"),
        ToolDispatcher(),
        ErrorHandler(False),
        AuditLogger("process"),
        PermissionChecker(["admin:write"]),
        SessionStore(3600),
        TokenValidator("secret"),
        EventEmitter(),
        MessageQueue(100),
        metrics,
        PresenceTracker(),
        CircuitBreaker(5),
        RetryPolicy(3, 0.5),
        NotificationDispatcher(lambda name, text: metrics.increment(f"{name} {text}")),
        ConnectionRegistry(),
        HandshakeNegotiator(["chat"]),
        HeartbeatMonitor(30),
        MessageSerializer(2),
    ]
    return [type(part).__name__ for part in parts]
