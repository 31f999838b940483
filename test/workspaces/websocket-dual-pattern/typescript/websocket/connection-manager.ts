/** Where the manager used to be. */
export { WebSocketManager } from '../websocket-core/manager';
