/** Where the cursors of others are. */
import { WebSocketConnectionManager } from './connection-manager';

export function wsManagerForDocument(document: string): WebSocketConnectionManager {
  const channel = `cursor:${document}`;
  return new WebSocketConnectionManager(channel);
}
