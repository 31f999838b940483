/** Exports that are sent piece by piece. */
import { WebSocketManager } from '../websocket-core/manager';

export function makeExportWsManager(fileName: string): WebSocketManager {
  const kind = fileName.slice(fileName.lastIndexOf('.') + 1);
  return new WebSocketManager(`export:${kind}`, 1);
}
