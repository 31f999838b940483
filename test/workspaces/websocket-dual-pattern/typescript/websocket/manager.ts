/**
 * The manager under the name it had before.
 *
 * @deprecated Use `websocket-core/manager`.
 */
import { WebSocketManager } from '../websocket-core/manager';

export const ConnectionManager = WebSocketManager;
