/** What the process is wired of. */
import { AgentBridge } from '../agents/bridge';
import { ExecutionContext } from '../agents/execution-context';
import { ToolDispatcher } from '../agents/tool-dispatcher';
import { AuditLogger } from '../auth/audit';
import { PermissionChecker } from '../auth/permissions';
import { SessionStore } from '../auth/session-store';
import { TokenValidator } from '../auth/token-validator';
import { EventEmitter } from '../events/emitter';
import { MessageQueue } from '../messaging/queue';
import { MetricsCollector } from '../monitoring/metrics';
import { PresenceTracker } from '../realtime/presence';
import { CircuitBreaker } from '../reliability/circuit-breaker';
import { RetryPolicy } from '../reliability/retry';
import { NotificationDispatcher } from '../services/notification-dispatcher';
import { ConnectionRegistry } from '../websocket-core/connection-registry';
import { HandshakeNegotiator } from '../websocket-core/handshake';
import { HeartbeatMonitor } from '../websocket-core/heartbeat';
import { MessageSerializer } from '../websocket-core/serializer';
import { ErrorHandler } from './error-handler';

/** The names of the parts that are made for one process. */
export function wiredParts(): string[] {
  const metrics = new MetricsCollector('process');
  const parts = [
    new AgentBridge((line) => metrics.increment(line)),
    new ExecutionContext('boot'),
    new ToolDispatcher(),
    new ErrorHandler(false),
    new AuditLogger('process'),
    new PermissionChecker(['admin:write']),
    new SessionStore(3600),
    new TokenValidator('secret'),
    new EventEmitter(),
    new MessageQueue(100),
    metrics,
    new PresenceTracker(),
    new CircuitBreaker(5),
    new RetryPolicy(3, 0.5),
    new NotificationDispatcher((name, text) => metrics.increment(`${name} ${text}`)),
    new ConnectionRegistry(),
    new HandshakeNegotiator(['chat']),
    new HeartbeatMonitor(30),
    new MessageSerializer(2),
  ];
  return parts.map((part) => part.constructor.name);
}
